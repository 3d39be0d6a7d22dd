/** The worker's side of the messages, the same in Node and in a browser. */
import type { ElkLike } from '../diagram/index.js';
import { createFenceDrawer, type DrawFence } from './draw.js';
import type { DrawnFence, Fence, FromFenceWorker } from './fence.js';

/** Draws one fence after the other. @returns what is to be called with each */
export function serveFences(elk: ElkLike, send: (message: FromFenceWorker) => void) {
  const draw = createFenceDrawer(elk);
  let before: Promise<void> = Promise.resolve();
  return (number: number, fence: Fence): void => {
    before = before.then(async () => send({ type: 'drawn', number, drawn: await drawn(draw, fence) }));
  };
}

async function drawn(draw: DrawFence, fence: Fence): Promise<DrawnFence> {
  try {
    return await draw(fence);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { pictures: [], problems: [{ reason: 'failed', why }] };
  }
}
