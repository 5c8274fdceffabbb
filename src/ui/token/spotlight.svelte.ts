/** The member of header or claims that the pointer or the focus is on, wherever it is shown. */
export type Segment = 'header' | 'claims';

export class Spotlight {
  segment = $state<Segment>();
  member = $state(-1);

  light(segment: Segment, member: number): void {
    this.segment = segment;
    this.member = member;
  }

  dim(): void {
    this.segment = undefined;
    this.member = -1;
  }

  isOn(segment: Segment, members: readonly number[]): boolean {
    return this.segment === segment && members.includes(this.member);
  }
}
