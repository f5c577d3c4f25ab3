/** A release: three numbers, no pre-release ("26.0.0-rc.1"). */
const RELEASE = /^\d+\.\d+\.\d+$/;

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** The newest release with the major version of `pinned`, or `pinned` itself. */
export function newestOfMajor(versions: readonly string[], pinned: string): string {
  const major = `${pinned.split(".")[0]}.`;
  const releases = versions.filter((version) => RELEASE.test(version) && version.startsWith(major));
  return [pinned, ...releases].toSorted(compareVersions).at(-1) ?? pinned;
}
