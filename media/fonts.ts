/** Text is placed by the metrics of this family: shown before it is loaded, it would jump. */
const FACES = ['400 14px', 'italic 400 14px', '600 14px'].map((style) => `${style} "Source Sans 3"`);
const LONGEST_WAIT_MS = 1_000;

/** Settles when the map's fonts are loaded, or will not be in time. */
export async function mapFonts(): Promise<void> {
  const loaded = Promise.all(FACES.map((face) => document.fonts.load(face)));
  await Promise.race([loaded.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}
