/** As much of VS Code's API as it takes to write the preview's page outside of VS Code. */

interface Address {
  path: string;
}

export const Uri = {
  joinPath: ({ path }: Address, ...parts: string[]): Address => ({ path: [path, ...parts].join('/') }),
};
