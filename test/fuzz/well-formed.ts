/** Whether what is written can be read by those who take it exactly. */
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';

/** @throws where a text is no well-formed XML, or has two elements of one id */
export function expectXml(text: string): void {
  const parser = new SaxesParser();
  const ids = new Set<string>();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('attribute', ({ name, value }) => {
    if (name !== 'id') return;
    if (ids.has(value)) throw new Error(`The id ${value} is there twice`);
    ids.add(value);
  });
  parser.write(text).close();
}

/** @throws where the standard's parser would report an error of a page */
export function expectHtml(text: string): void {
  parse(text, {
    onParseError: ({ code, startLine, startCol }) => {
      throw new Error(`HTML: ${code} at ${startLine}:${startCol}`);
    },
  });
}
