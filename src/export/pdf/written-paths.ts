/** Paths that stand in a document again and again, as pdfkit writes them: to read one takes longer than to write it. */

type Document = PDFKit.PDFDocument;

export class WrittenPaths {
  private readonly written = new Map<object | string, string>();

  constructor(private readonly doc: Document) {}

  /**
   * Begins a path, to be filled or stroked.
   * @param of what is always drawn by this path: itself, or what it is made for
   * @param d the path as SVG has it
   */
  begin(of: object | string, d: () => string): Document {
    let written = this.written.get(of);
    if (written === undefined) {
      written = this.asWritten(d());
      this.written.set(of, written);
    }
    // What its types leave out of pdfkit.
    return (this.doc as unknown as { addContent(lines: string): Document }).addContent(written);
  }

  private asWritten(d: string): string {
    const lines: string[] = [];
    const writer: Document = Object.create(this.doc, {
      addContent: {
        value(line: string) {
          lines.push(line);
          return writer;
        },
      },
    });
    writer.path(d);
    return lines.join('\n');
  }
}
