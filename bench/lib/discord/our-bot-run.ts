// Child of the Discord bench: the bot as it is.
import "./answer-memory-run.ts";
import "../../../src/main.ts";
