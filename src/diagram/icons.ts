import type { Channel } from '../../language-server/map/journey-map.js';
import { ICONS } from './generated/icons.generated.js';

export type IconName = keyof typeof ICONS;

/** The words by which a kind of channel is known, in English, German, French, Spanish and Japanese. */
const WORDS: readonly (readonly [IconName, string])[] = [
  ['globe', 'web, website, web site, online, internet, browser, portal, webseite, seite, site, sitio, ウェブ, サイト'],
  ['smartphone', 'app, mobile, smartphone, mobile site, mobile app, handy, appli, aplicación, móvil, アプリ, スマホ'],
  ['mail', 'e-mail, email, mail, newsletter, courriel, mél, correo, correo electrónico, メール'],
  ['phone', 'phone, call, telephone, hotline, call centre, call center, telefon, anruf, téléphone, teléfono, 電話'],
  ['message-circle', 'chat, live chat, chatbot, sms, message, messenger, whatsapp, nachricht, mensaje, チャット'],
  ['messages-square', 'word of mouth, friends, mundpropaganda, freunde, bouche à oreille, boca a boca, 口コミ'],
  [
    'heart',
    'social, social media, instagram, tiktok, soziale medien, réseaux sociaux, redes sociales, ソーシャル, sns',
  ],
  ['store', 'store, shop, in store, laden, geschäft, filiale, magasin, boutique, tienda, 店, 店舗'],
  ['landmark', 'branch, bank, office, authority, town hall, amt, behörde, agence, sucursal, banco, 銀行, 役所'],
  ['house', 'home, at home, zuhause, zu hause, maison, domicile, casa, hogar, 家, 自宅'],
  ['briefcase', 'work, at work, workplace, arbeit, büro, travail, bureau, trabajo, oficina, 職場'],
  ['package', 'post, parcel, package, letter, paket, brief, colis, lettre, paquete, carta, 郵便, 小包'],
  ['truck', 'delivery, courier, lieferung, livraison, entrega, 配達, 配送'],
  ['credit-card', 'card, payment, checkout, karte, zahlung, carte, paiement, tarjeta, pago, 支払い, カード'],
  ['printer', 'print, brochure, flyer, leaflet, prospekt, imprimé, folleto, 印刷, チラシ'],
  ['newspaper', 'newspaper, magazine, press, advertisement, ad, zeitung, presse, journal, prensa, 新聞, 雑誌'],
  ['ticket', 'event, fair, trade fair, veranstaltung, messe, événement, salon, evento, feria, イベント'],
  ['bed-double', 'hotel, hostel, unterkunft, hôtel, alojamiento, ホテル, 旅館'],
  ['plane', 'flight, airport, plane, flug, flughafen, vol, aéroport, vuelo, aeropuerto, 飛行機, 空港'],
  ['footprints', 'outdoors, outside, street, park, draußen, dehors, extérieur, exterior, aire libre, 屋外'],
  ['coffee', 'offline, café, cafe, hors ligne, オフライン'],
  ['monitor', 'desktop, computer, laptop, pc, kiosk, terminal, rechner, ordinateur, ordenador, パソコン'],
  ['user-round', 'in person, face to face, persönlich, en personne, en persona, 対面'],
];

const KINDS: Readonly<Record<NonNullable<Channel['kind']>, IconName>> = {
  digital: 'monitor',
  physical: 'map-pin',
  human: 'user-round',
};

/** Longest first: “mobile site” is found before “site”. */
const PHRASES: readonly (readonly [string, IconName])[] = WORDS.flatMap(([icon, list]) =>
  list.split(', ').map((phrase) => [phrase, icon] as const),
).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));

const byName = new Map<string, IconName | null>();

/** The icon a channel of this name is known by, null where no word of it is. */
function iconOfName(name: string): IconName | null {
  let found = byName.get(name);
  if (found === undefined) {
    const words = ` ${name.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
    const known = PHRASES.find(([phrase]) => words.includes(/[^\x00-\u024F]/.test(phrase) ? phrase : ` ${phrase} `));
    found = known ? known[1] : null;
    if (byName.size > 1000) byName.clear();
    byName.set(name, found);
  }
  return found;
}

/** The icon of this name, if there is one. */
export function iconNamed(name: string | undefined): IconName | undefined {
  return name !== undefined && Object.hasOwn(ICONS, name) ? (name as IconName) : undefined;
}

/** A channel's icon: the one it asks for, else the one of its name, else of its kind. */
export function iconOfChannel(name: string, channel: Channel | undefined): IconName {
  return iconNamed(channel?.icon) ?? iconOfName(name) ?? (channel?.kind ? KINDS[channel.kind] : 'circle-dot');
}
