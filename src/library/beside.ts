import path from 'node:path';

/** The path of a file that ships with the program, as it stands in the folder of the bundle. */
export function besideProgram(...parts: string[]): string {
  return path.join(__dirname, ...parts);
}
