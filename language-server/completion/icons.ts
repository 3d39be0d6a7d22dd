/** The names that an `icon` line can have, by the block that it stands in, as pictures know them. */
import type { BlockName } from '../syntax/table.js';

export const ICON_NAMES: Partial<Record<BlockName, readonly string[]>> = {
  channel: [
    'globe',
    'smartphone',
    'mail',
    'phone',
    'message-circle',
    'messages-square',
    'store',
    'house',
    'monitor',
    'user-round',
    'map-pin',
    'landmark',
    'briefcase',
    'heart',
    'package',
    'truck',
    'credit-card',
    'printer',
    'newspaper',
    'ticket',
    'bed-double',
    'plane',
    'footprints',
    'coffee',
    'circle-dot',
  ],
  emotion: ['heart', 'thumbs-up', 'lightbulb', 'cloud', 'clock', 'zap', 'thumbs-down'],
};
