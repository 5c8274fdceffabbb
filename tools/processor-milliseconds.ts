/** The time that this process has had a processor for, in milliseconds: a busy machine does not make a test fail that measures by it. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
