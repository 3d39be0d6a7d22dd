/** The content of a file in another format → the text of a map. */
import * as vscode from 'vscode';
import { WITHOUT_ERRORS, type WithoutErrors } from '../../../language-server/protocol.js';
import type { ImportFormat } from '../../exchange/formats.js';
import type { LanguageService } from '../server/language-service.js';
import type { Converter } from './converter.js';
import type { Notice } from './notices.js';

/** A map without errors, and what there is to know about it. */
export interface ImportedText {
  text: string;
  notices: Notice[];
}

/** What to call a journey that has no title of its own: by the name of the file. */
export const titleOf = (fileName: string): string => fileName.replace(/[.][^.]*$/, '');

/**
 * Reads another format. Lines that the language cannot take become comments, as what is to stand at an address.
 * @param name what to call a journey without a title
 * @throws {ConversionRefused} with a message for the user
 */
export async function importText(
  { converter, service }: { converter: Converter; service: LanguageService },
  source: { data: Uint8Array; format: ImportFormat; name: string; at: vscode.Uri },
  token?: vscode.CancellationToken,
): Promise<ImportedText> {
  const { data, format, name, at } = source;
  const read = await converter.convert({ type: 'import', data, format, name }, token);
  if (!(await service.running())) throw new Error('The language server does not run');
  const request: WithoutErrors['request'] = { uri: at.toString(), text: read.text };
  const checked = await service.client.sendRequest<WithoutErrors['response']>(WITHOUT_ERRORS, request, token);
  const silenced = checked.silenced.map(({ text, message }) => ({
    message: vscode.l10n.t('‘{0}’ is kept as a comment. {1}', text, message),
  }));
  const left = checked.left.map(({ line, message }) => ({
    message: vscode.l10n.t('Line {0} of the map has an error. {1}', line + 1, message),
  }));
  return { text: checked.text, notices: [...read.notices, ...silenced, ...left] };
}
