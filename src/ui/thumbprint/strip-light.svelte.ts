import type { OctetGroup } from '../../core/thumbprint/thumbprint-pipeline';

/** Which stages show the same bits: the file with its DER, the digest with its base64url. */
export type StagePair = 'file' | 'digest';

/** The group of bytes that the pointer or the focus is on, in both stages that show it. */
export class StripLight {
  pair = $state<StagePair>();
  group = $state.raw<OctetGroup>();

  light(pair: StagePair, group: OctetGroup): void {
    this.pair = pair;
    this.group = group;
  }

  dim(): void {
    this.pair = undefined;
    this.group = undefined;
  }

  isOn(pair: StagePair, { offset }: OctetGroup): boolean {
    return this.pair === pair && this.group?.offset === offset;
  }
}
