/** E-mail addresses, web addresses and the handles of social networks. */
import { MARKS } from './marks';

/** Also as people write it to get past a filter: "name (at) host". */
const EMAIL =
  /[\p{L}\p{M}\p{N}._%+'-]+\s?(?:@|[([]\s?at\s?[)\]])\s?[\p{L}\p{M}\p{N}-]+(?:\s?\.\s?[\p{L}\p{N}-]+)*/giu;
const LINK = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+/giu;
/** A bare domain: words joined by dots without a space, the last one at least two letters. */
const DOMAIN = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?/gu;
const HANDLE = /@\S+/gu;

export function withoutContacts(text: string): string {
  return text
    .replace(LINK, MARKS.link)
    .replace(EMAIL, MARKS.email)
    .replace(HANDLE, MARKS.name)
    .replace(DOMAIN, MARKS.link);
}
