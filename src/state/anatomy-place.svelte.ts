export type AnatomyPart = 'token' | 'certificate' | 'signature';

/** Where somebody is in an anatomy: kept while another view is visited. */
export class AnatomyPlace {
  isOpen = $state(false);
  part = $state<AnatomyPart>('token');
  /** In the chain. */
  certificateIndex = $state(0);
}
