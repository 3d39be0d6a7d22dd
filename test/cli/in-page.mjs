// What the test runs within a page, whose parser of XML is a real one.

/** What a test report in the form of JUnit says; `error` where it is not well-formed. */
export function readJunit(xml) {
  const { documentElement: root } = new DOMParser().parseFromString(xml, 'text/xml');
  const all = (from, name) => [...from.querySelectorAll(name)];
  return {
    root: root.tagName,
    error: root.querySelector('parsererror')?.textContent ?? null,
    counts: [root.getAttribute('tests'), root.getAttribute('failures')].map(Number),
    suites: all(root, 'testsuite').map((suite) => ({
      name: suite.getAttribute('name'),
      cases: all(suite, 'testcase').map((it) => it.getAttribute('name')),
      failures: all(suite, 'failure').map((it) => it.getAttribute('message')),
      notes: all(suite, 'system-out').map((it) => it.textContent),
    })),
  };
}
