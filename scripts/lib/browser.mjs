// Chromium and fonts for tests that look at what is drawn. Installed only where that is a matter of course: as root on Debian.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main, Problem, run } from './project.mjs';

const PACKAGES = ['chromium', 'fonts-dejavu', 'fonts-liberation', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** Chromium's arguments: only this machine can be reached, and what asks for another fails at once instead of waiting. */
export const BROWSER_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
];

const PLACES = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/**
 * Chromium's program, installed first where that can be done.
 * @returns {Promise<string>} its path
 * @throws {Problem} that names what to install where there is none
 */
export async function browserProgram() {
  if (process.env.CHROMIUM) {
    if (existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new Problem(`CHROMIUM names ${process.env.CHROMIUM}, but there is no such file.`);
  }
  if (isDebian()) await installMissing();
  const program = (PLACES[process.platform] ?? []).find((place) => existsSync(place));
  if (program) return program;
  throw new Problem(
    'The tests need Chromium, and none was found. ' +
      (isDebian()
        ? `Install it and the fonts with:\n  sudo apt-get install ${PACKAGES.join(' ')}`
        : 'Install Chromium or Google Chrome, with Noto fonts for Chinese, Japanese and Korean and for emoji, ' +
          'or name a program of that kind in the environment variable CHROMIUM.'),
  );
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function installMissing() {
  const missing = PACKAGES.filter((name) => !hasPackage(name));
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    console.error(`Not installed: ${missing.join(' ')}. What is drawn may differ.`);
    return;
  }
  console.log(`Installing ${missing.join(' ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, quiet: true });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env, quiet: true });
}

function hasPackage(name) {
  try {
    const status = execFileSync('dpkg', ['-s', name], { encoding: 'utf8', stdio: 'pipe' });
    return /^Status: install ok installed$/m.test(status);
  } catch {
    return false;
  }
}

if (isMain(import.meta)) await main(async () => console.log(await browserProgram()));
