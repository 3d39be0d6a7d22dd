import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { FromConverter, ToConverter } from '../conversion/job.js';
import type { FromExporter, ToExporter } from '../export/job.js';
import { browserWorker } from './export/browser-worker.js';
import { activateExtension, type JourneyMapsApi } from './extension.js';
import { fenceWorker } from './markdown/browser-worker.js';
import { CLIENT_ID, CLIENT_NAME } from './server/language-service.js';
import { ServerWorker } from './server/server-worker.js';

/** Entry of the web extension host: the server runs in a worker. */
export function activate(context: vscode.ExtensionContext): JourneyMapsApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
  const server = new ServerWorker(script, CLIENT_NAME);
  const exporter = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'export.js');
  const conversion = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'conversion.js');
  const fences = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'fences.js');
  return activateExtension(
    context,
    (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, () => server.start(), options),
    () => browserWorker<ToExporter, FromExporter>(exporter, 'Journey Maps: export'),
    () => fenceWorker(fences),
    () => browserWorker<ToConverter, FromConverter>(conversion, 'Journey Maps: conversion'),
  );
}
