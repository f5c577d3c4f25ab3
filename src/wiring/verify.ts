// Wires the verify command, which needs the check alone: no documents, no store, no model.
import type { VerifyCommand } from "../console/command-line/commands.ts";
import type { ExitCode } from "../console/context.ts";
import { type VerifyFileDeps, verifyFile } from "../console/verify-file.ts";
import { supportingSentences } from "../verify/supporting.ts";
import { verify } from "../verify/verify.ts";

export function verifyInConsole(
  { file, json }: VerifyCommand,
  deps: Pick<VerifyFileDeps, "terminal" | "texts">,
): Promise<ExitCode> {
  return verifyFile(file, json, { ...deps, verify, supportingSentences });
}
