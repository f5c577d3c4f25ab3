// The default worker: reads documents without preparing them.
import { serveReading } from "./serve.ts";

serveReading(null);
