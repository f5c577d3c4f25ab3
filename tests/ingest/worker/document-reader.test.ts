import { createFolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import { documentReaderContract } from "../../contracts/document-reader.ts";
import { directReader } from "../direct-reader.ts";

documentReaderContract("reading processes", () => createFolderReader());
documentReaderContract("the same thread", directReader);
