import type { VerbDescription } from '../../src/engines/actions/description.ts';
import { surfaceWords } from '../../src/surfaces/cli/surface-words.ts';
import { whoMay } from '../../src/surfaces/cli/verbs/project.ts';
import type { ApiWords } from '../../src/surfaces/http/openapi.ts';
import type { BothWords } from '../../src/surfaces/cli/verbs/world.ts';
import { both, languages, type ReferenceSource } from './source.ts';

const none: BothWords = { zh: {}, en: {} };

/** The words of the OpenAPI document, both languages side by side. */
export function apiWords(source: ReferenceSource): ApiWords {
  const { rooms, roles, actions } = source;
  const roomOf = ({ room }: VerbDescription): BothWords => rooms[room] ?? none;
  return {
    verb: (verb) => both(roomOf(verb), `verb.${verb.name}`),
    room: (room) => both(rooms[room] ?? none, 'room', room),
    may: (verb) =>
      languages
        .map((lang) => whoMay(verb, roles[lang], actions[lang], surfaceWords(lang)))
        .join(' · '),
    refusal: (verb, code) =>
      both(roomOf(verb), `refusal.${code}`, both(actions, `refusal.${code}`)),
  };
}
