/** `npm run audit` asks a registry, and fails where that knows of a weakness in what ships. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const cache = mkdtempSync(path.join(tmpdir(), 'journey-audit-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

/** A registry that knows of one weakness and one version that was withdrawn, or answers no questions about weaknesses. */
async function auditWith(weak: string | undefined, withdrawn = '') {
  const server = createServer((request, response) => {
    const [, name = '', version] = /^\/((?:@[^/]+%2f)?[^/]+)(?:\/(.+))?$/i.exec(request.url ?? '') ?? [];
    const advisory = { id: 1, title: 'Weak', severity: 'high', vulnerable_versions: '>=0' };
    const answer = () => {
      if (request.method === 'POST') return weak === undefined ? undefined : { [weak]: [advisory] };
      if (version !== undefined) return name === withdrawn ? { deprecated: 'Use another' } : {};
      return { name, 'dist-tags': {}, versions: { [versionOf(name)]: { name, version: versionOf(name) } } };
    };
    const body = request.url?.includes('/audits/quick') ? undefined : answer();
    response.writeHead(body ? 200 : 405, { 'Content-Type': 'application/json' }).end(JSON.stringify(body ?? {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { port: number };
  const env = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${port}`,
    npm_config_cache: cache,
    npm_config_fetch_retries: '0',
  };
  try {
    return await new Promise<{ code: unknown; stdout: string }>((resolve) =>
      execFile(process.execPath, ['scripts/audit.mjs'], { env }, (error, stdout) =>
        resolve({ code: error?.code ?? 0, stdout }),
      ),
    );
  } finally {
    server.close();
  }
}

describe.concurrent('npm run audit', () => {
  test('fails for a weakness of high severity in what ships', async () => {
    const { code, stdout } = await auditWith('langium');
    expect(stdout).toMatch(/known vulnerabilities: 1\n {2}langium .*: high\n/);
    expect(code).toBe(1);
  });

  test('passes over one in what does not ship, and names a version that was withdrawn', async () => {
    const { code, stdout } = await auditWith('mocha', 'elkjs');
    expect(stdout).toMatch(/known vulnerabilities: none\nwithdrawn versions: 1\n {2}elkjs [\d.]+: Use another\n/);
    expect(code).toBe(0);
  });

  test('says so where a registry answers no such questions', async () => {
    const { code, stdout } = await auditWith(undefined);
    expect(stdout).toMatch(
      /known vulnerabilities: not known, the registry does not answer\nwithdrawn versions: none\n/,
    );
    expect(code).toBe(0);
  });
});
