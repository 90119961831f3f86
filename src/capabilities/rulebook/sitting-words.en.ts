import type { Words } from '../../kernel/words.ts';

/** Provisions of sittings, resolutions and proposals and their values, in English. */
export const sittingProvisionWordsEn: Words = {
  'choice.provision.sitting.quorum': 'Share of those expected who must be present at a sitting',
  'choice.provision.sitting.quorum-exceeds':
    'Whether a sitting needs more than that share (no: the share itself is enough)',
  'choice.provision.resolution.majority': 'Share of votes for that carries a resolution',
  'choice.provision.resolution.majority-reaches':
    'Whether that share itself carries it (no: more is needed)',
  'choice.provision.resolution.charter-majority':
    'Share of votes for that carries a change of the charter (itself enough)',
  'choice.provision.resolution.base': 'What the share of votes for a resolution is taken of',
  'choice.provision.proposal.seconds': 'How many delegates must second a proposal',
  'choice.provision.proposal.reply-days':
    'Working days within which an office replies to a proposal',
  'choice.value.present': 'those present',
  'choice.value.expected': 'those expected',
  'choice.value.voted': 'those for and against',
};
