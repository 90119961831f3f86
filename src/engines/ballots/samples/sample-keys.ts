import { readRsaKey, type RsaKey } from '../rsa.ts';

function sampleKey(p: string, q: string): RsaKey {
  const key = readRsaKey(JSON.stringify({ p, q }));
  if (key === null) throw new Error('a sample key is broken');
  return key;
}

/** RSA keys of 2048 bits for tests, which are no secret and sign nothing else: making fresh ones would take seconds. */
export const sampleKeys = [
  sampleKey(
    'efeba840092c9cda52ff6a8050fbebfc4fdb32cacab84835481d6820aaa8ee6261588c3f9ed6c76b2b9365ed4967d9b1208074f55fd26b539d5d7f8c1c66ae07e0530db2d276a4afb426b6d39a3fba36ea7518f90a8b740b7e8c423609cfd279c3508d4fba8217598f9870d79f6978e372cab5b5c74c9007f73eb8afbfd1ce9f',
    'd756e9a425ebc8dc6f778c5e7b0506dcd2ebb3dc41609af11eb849c7616e759484c5ed2ac3b6bcbe4c99fa698f00c9759b1ec6b92548b9d55c62d18e88e2a79aa3db0dae68c83de77cd19fff0f0e9685b94d270226be35e255811aa53cf587104c52e94bcfda6a000dc6985ab7861411ed441196a1aae3aed3f43000d9e81107',
  ),
  sampleKey(
    'd4e83b96685b4245f0b23c3ffef68adac94ea1477366c08a3fa598c3b646faa224aaa013411577d6a622d3712c5e48a34c18eb0be2e8e2fd9310269368550f433349cd0c2e42349b38a1e11ae21c4ed260e8005b4956740d0e8d1f6229601d3096bccbdf88b78af1777f078138521cec08d64d2aa3e4287e173d67a56f6d274d',
    'bf745add96abaddbabb0f9429513f461de1fe2891838ef595375088bc014f0a09ca9ed37d0489b63c9adfae8b2afe9fde68a0a20b16894b8f1d096c41238838309ad22fc65d40ca927204e71844bb58ba963112c2e704f9ce2b51756daa098c31a8e5f53a39b97d2d8314c5aa4a9a1ae312b1fc4efd152803e065ce321ca6b4b',
  ),
] as const;
