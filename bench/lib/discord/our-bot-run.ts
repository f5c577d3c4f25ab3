// Child process of the Discord bench: our bot.
import "./answer-memory-run.ts";
import "../../../src/main.ts";
