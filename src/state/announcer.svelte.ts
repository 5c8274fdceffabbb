/** The one live region: what just happened, for those who do not see it happen. */
export class Announcer {
  message = $state('');

  /** The same words twice in a row are said twice: a trailing no-break space makes them another text. */
  say(message: string): void {
    this.message = this.message === message ? `${message}\u00a0` : message;
  }
}
