import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Connections on which no request is being answered: opened and silent, in the middle of a request, or kept alive. */
export interface WaitingConnections {
  /** A whole request has been read: the connection is not closed until it waits again. */
  busy(socket: Socket): void;
  /** The reply has been handed over. */
  waiting(socket: Socket): void;
}

/**
 * Lets at most `max` connections wait and closes those that have waited longest, so that clients who open connections and send
 * nothing, or a byte now and then, cannot keep others out.
 */
export function limitWaiting(server: Server, max: number): WaitingConnections {
  /** In the order in which they began to wait. */
  const sockets = new Set<Socket>();
  const add = (socket: Socket) => {
    if (socket.destroyed) return;
    sockets.add(socket);
    const [oldest] = sockets;
    if (sockets.size > max) oldest?.destroy();
  };
  server.on("connection", (socket: Socket) => {
    socket.once("close", () => sockets.delete(socket));
    add(socket);
  });
  return {
    busy: (socket) => void sockets.delete(socket),
    waiting: add,
  };
}
