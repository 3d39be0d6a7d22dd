// Leaves a step of the build out when what it reads is as it was and what it writes is there.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

const stamps = path.join(root, 'node_modules/.cache/journey-maps');

/**
 * @param {string} name the step's name; its stamp is kept under it
 * @param {{ inputs: string[], outputs: string[] }} files paths from the project's folder
 * @param {() => Promise<void>} action
 * @returns {Promise<boolean>} true if the action ran
 */
export async function unlessUnchanged(name, { inputs, outputs }, action) {
  const stamp = path.join(stamps, name);
  const now = digest(inputs);
  const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (before === `${now} ${digest(outputs)}`) return false;
  await action();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, `${now} ${digest(outputs)}`);
  return true;
}

/** A file that does not exist has a digest too: one that appears or goes away is a change. */
function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const full = path.resolve(root, file);
    hash
      .update(`${file}\0`)
      .update(existsSync(full) ? readFileSync(full) : 'absent')
      .update('\0');
  }
  return hash.digest('hex');
}
