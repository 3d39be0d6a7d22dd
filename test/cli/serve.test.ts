/** `journey serve`, asked as a browser asks and as nobody should, and looked at in a real browser. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:http';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { usePages } from '../browser.js';
import { BAD, GOOD, useProgram } from './program.js';

const { at, write, run } = useProgram();
let running: ChildProcess | undefined;

afterEach(() => running?.kill('SIGKILL'));

/** Starts serving the test's folder, and resolves with the address as soon as it is told. */
function serving(...args: string[]) {
  let ended: ReturnType<typeof run> | undefined;
  const address = new Promise<string>((resolve) => {
    ended = run(['serve', ...args], {
      running: (child) => {
        running = child;
        child.stdout?.on('data', (text: string) => resolve(text.trim()));
      },
    });
  });
  return { address, ended: () => ended! };
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

/** Asks without what a browser would add by itself. */
function ask(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port, pathname } = new URL(address);
    // Not normalised, as a browser would.
    const wanted = address.slice(address.indexOf(pathname.slice(0, 10)));
    request({ host: '127.0.0.1', port, path: wanted, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** What a stream of events says until these words come. */
function firstEvents(address: string, until: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = get(address, (response) => {
      let said = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes(until) && said.endsWith('\n\n')) {
          asked.destroy();
          resolve(said);
        }
      });
    }).on('error', reject);
  });
}

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('what is served', () => {
  test('is a list of the maps, and nothing outside of the folder', async () => {
    write({ 'maps/shoes.journey': GOOD, 'maps/a b/ä & ö.journey': BAD, 'secret.journey': GOOD, 'maps/notes.txt': 'x' });
    mkdirSync(at('elsewhere'));
    write({ 'elsewhere/hidden.journey': GOOD });
    symlinkSync(at('elsewhere'), at('maps/link'));
    const address = await serving('maps').address;
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
    const list = await ask(address);
    expect(list).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(list.body).toContain('>shoes.journey</a> <span>Buying shoes</span>');
    expect(list.body).toContain(
      '>a b/ä &amp; ö.journey</a> <span>Buying shoes — <strong>1 error</strong> — 1 warning</span>',
    );
    expect(list.body).not.toContain('secret');
    for (const wanted of [
      'map/../secret.journey',
      'map/..%2fsecret.journey',
      'map/%2e%2e/secret.journey',
      'map/notes.txt',
      'map/link/hidden.journey',
      'map/%ff',
      'webview/../cli.js',
      'webview/..%2f..%2fpackage.json',
      'cli.js',
      'events/..%2fsecret.journey',
    ]) {
      expect([wanted, (await ask(address + wanted)).status]).toEqual([wanted, 404]);
    }
    expect((await ask(`${address}map/shoes.journey`)).body).toContain('webview/preview.js');
  });

  test('is served to nobody who does not know the address, and under no other name', async () => {
    write({ 'shoes.journey': GOOD });
    const address = await serving().address;
    const { origin, port } = new URL(address);
    expect((await ask(`${origin}/`)).status).toBe(404);
    expect((await ask(`${origin}/${'0'.repeat(32)}/`)).status).toBe(404);
    expect((await ask(address, { host: 'evil.example' })).status).toBe(403);
    expect((await ask(address, { host: `evil.example:${port}` })).status).toBe(403);
    expect((await ask(address, { host: `localhost:${port}` })).status).toBe(200);
    expect((await ask(address, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask(address, {}, 'POST')).status).toBe(405);
  });

  test('holds the pictures that a map names, those of the folder alone', async () => {
    const map = GOOD.replace('on Store', 'image pics/shoe.png').replace(/persona Rosa/, '$&\n  image ../secret.png');
    write({ 'maps/shoes.journey': map, 'maps/notes.png': 'no picture' });
    mkdirSync(at('maps/pics'));
    for (const name of ['maps/pics/shoe.png', 'maps/other.png', 'secret.png']) writeFileSync(at(name), PNG);
    const address = await serving('maps').address;
    const picture = (name: string) => ask(`${address}picture/shoes.journey?path=${encodeURIComponent(name)}`);
    expect((await picture('pics/shoe.png')).status).toBe(404);
    const events = await firstEvents(`${address}events/shoes.journey`, 'event: pictures');
    expect(events).toMatch(/^event: pictures\ndata: \{"\.\.\/secret\.png":"","pics\/shoe\.png":"[\d.]+ \d+"\}$/m);
    expect(await picture('pics/shoe.png')).toMatchObject({ status: 200, type: 'image/png' });
    expect(await picture('../secret.png')).toMatchObject({
      type: 'text/plain; charset=utf-8',
      body: 'The picture ‘../secret.png’ is outside of the folder that is served: a frame stands for it.',
    });
    for (const name of ['other.png', 'notes.png', '', 'pics/../pics/shoe.png', '/etc/passwd']) {
      expect([name, (await picture(name)).status]).toEqual([name, 404]);
    }
  });

  test('says what is wrong with a call', async () => {
    write({ 'shoes.journey': GOOD });
    expect(await run(['serve', 'nowhere'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'journey: ‘nowhere’ is not a folder: serve takes the folder that the maps are in.\n',
    });
    expect(await run(['serve', '--port', '0'])).toMatchObject({ code: 2, stdout: '' });
    const { port } = new URL(await serving().address);
    expect(await run(['serve', '--port', port])).toMatchObject({
      code: 2,
      stderr: `journey: Port ${port} cannot be used: another program is using it.\n`,
    });
  });

  test('ends with Ctrl+C', async () => {
    write({ 'shoes.journey': GOOD });
    const { address, ended } = serving();
    await address;
    running!.kill('SIGINT');
    expect(await ended()).toMatchObject({ code: 130 });
  });
});

describe('in a browser', () => {
  const browser = usePages();

  test('a map is drawn, follows its file, keeps its last picture, and asks for nothing from elsewhere', async () => {
    write({ 'maps/shoes.journey': GOOD });
    const address = await serving('maps').address;
    const page = await browser.newPage();
    const complaints: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    await page.getByRole('link', { name: 'shoes.journey' }).click();
    const drawing = page.locator('#drawing');
    await drawing.getByText('Tries on three pairs').first().waitFor({ state: 'attached' });

    writeFileSync(at('maps/shoes.journey'), GOOD.replace('Tries on three pairs', 'Walks around'));
    await drawing.getByText('Walks around').first().waitFor({ state: 'attached' });

    writeFileSync(at('maps/shoes.journey'), GOOD.replace('on Store', 'next Nowhere'));
    await page.locator('#notice').getByText('This journey has no step ‘Nowhere’.').waitFor({ state: 'attached' });

    rmSync(at('maps/shoes.journey'));
    await page.locator('#notice').getByText('This is the last picture.').waitFor({ state: 'attached' });
    expect(await drawing.getByText('Tries on three pairs').count()).toBeGreaterThan(0);

    writeFileSync(at('maps/shoes.journey'), GOOD.replace('Buying shoes', 'Back again'));
    await drawing.getByText('Back again').first().waitFor({ state: 'attached' });

    const pictured = GOOD.replace('on Store', 'image shoe.png');
    writeFileSync(at('maps/shoes.journey'), pictured);
    await page.locator('#notice').getByText('The picture ‘shoe.png’ is not there').waitFor({ state: 'attached' });
    writeFileSync(at('maps/shoe.png'), PNG);
    await drawing.locator('image[href^="blob:"]').first().waitFor({ state: 'attached' });

    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url))).toEqual([]);
    await page.close();
  });

  test('the list follows the folder', async () => {
    write({ 'maps/shoes.journey': GOOD });
    const page = await browser.newPage();
    await page.goto(await serving('maps').address);
    mkdirSync(path.join(at('maps'), 'new'));
    writeFileSync(at('maps/new/hats.journey'), GOOD.replace('shoes', 'hats'));
    await page.getByRole('link', { name: 'new/hats.journey' }).waitFor();
    await page.close();
  });
});
