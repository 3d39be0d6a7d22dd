// What VS Code asks of its module for log files, in JavaScript: the levels and functions of @vscode/spdlog that the server uses.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
const INFO = LEVELS.indexOf('info');

class Logger {
  constructor(file) {
    this.file = file;
    this.level = INFO;
    this.decorated = true;
    mkdirSync(dirname(file), { recursive: true });
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.decorated = false;
  }
  flush() {}
  drop() {}
}

LEVELS.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    if (level < this.level) return;
    const line = this.decorated ? `${new Date().toISOString()} [${name}] ${message}\n` : message;
    try {
      appendFileSync(this.file, line);
    } catch {
      // A log that cannot be written must not end the server: its folder may be gone when the server is being stopped.
    }
  };
});

const create = async (_name, file) => new Logger(file);

// One by one, since the server imports them by name and Node finds the names by reading this text.
exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
