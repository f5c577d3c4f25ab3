// A reading worker that prepares nothing: for a documents folder by itself.
import { serveReading } from "./serve.ts";

serveReading(null);
