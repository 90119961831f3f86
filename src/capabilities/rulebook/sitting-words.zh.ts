import type { Words } from '../../kernel/words.ts';

/** Provisions of sittings, resolutions and proposals and their values, in Chinese. */
export const sittingProvisionWordsZh: Words = {
  'choice.provision.sitting.quorum': '会议的到会人数占应到的比例',
  'choice.provision.sitting.quorum-exceeds': '会议到会人数是否须超过这一比例（否：达到即可）',
  'choice.provision.resolution.majority': '通过决议所需的赞成比例',
  'choice.provision.resolution.majority-reaches': '赞成达到这一比例是否即可通过（否：须超过）',
  'choice.provision.resolution.charter-majority': '通过章程修改所需的赞成比例（达到）',
  'choice.provision.resolution.base': '决议的赞成比例以什么为基数',
  'choice.provision.proposal.seconds': '提案需要几位代表附议',
  'choice.provision.proposal.reply-days': '承办部门多少个工作日内答复提案',
  'choice.value.present': '实到人数',
  'choice.value.expected': '应到人数',
  'choice.value.voted': '赞成与反对之和',
};
