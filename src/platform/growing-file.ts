/** Characters that wait for the next part. */
const partLength = 1 << 20;

/** A text that may outgrow this page's memory: the browser keeps the parts that are done, and large ones on disk, until nobody wants them. */
export class GrowingFile {
  readonly #parts: Blob[] = [];
  #waiting = '';

  add(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= partLength) this.#closePart();
  }

  finish(): Blob {
    this.#closePart();
    return new Blob(this.#parts);
  }

  #closePart(): void {
    this.#parts.push(new Blob([this.#waiting]));
    this.#waiting = '';
  }
}
