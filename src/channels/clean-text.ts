/** What a channel hands on of a person's text: no control or invisible characters, composed letters, no edges. */
const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export function cleanText(text: unknown): string {
  return typeof text === 'string' ? text.normalize('NFC').replace(CONTROL, '').trim() : '';
}
