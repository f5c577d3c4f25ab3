// The default worker: reads documents without preparing them.
import { serveReading } from "./serve-reading.ts";

serveReading(null);
