/** A program with its arguments; never a shell string. `input` goes to its standard input. */
export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  readonly input?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** Called for each line of standard error as it comes; the lines are then not kept. */
  readonly onErrorLine?: (line: string) => void;
};

/** `code` is the exit code; 127 when the program does not exist, 128 + n when signal n ended it. */
export type Result = { readonly code: number; readonly stdout: string; readonly stderr: string };

export interface Shell {
  run(command: Command): Promise<Result>;
}

export interface Log {
  info(line: string): void;
  warning(line: string): void;
  /** A stage of the run: what is logged in `work` belongs to it. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Lines that replace each other on a terminal, such as the running steps; elsewhere nothing is shown. */
  status(line: string): void;
}

/**
 * A place that keeps directories of regular files between runs, by key. What was kept is never changed. Some places go by
 * the last part of a directory's path, too: it is the same when an entry is saved and restored, and that of no other entry
 * which is on its way at the same time.
 */
export interface CacheStore {
  /** For people: `the Actions cache`. */
  readonly name: string;
  /** Why nothing is read; undefined where it is. */
  readonly unreadable?: string | undefined;
  /** Why nothing is written; undefined where it is. */
  readonly unwritable?: string | undefined;
  /**
   * Puts the newest entry whose key begins with one of the prefixes, best first, at the path `directory`, which does not
   * exist. Resolves to its key, or to undefined when there is none. What it puts there is not checked.
   */
  restore(prefixes: readonly string[], directory: string): Promise<string | undefined>;
  /**
   * Keeps the files of a directory, which may be gone afterwards. False when they were not taken: mostly as the key is, or
   * for what the place itself tells.
   */
  save(key: string, directory: string): Promise<boolean>;
}

/** A manifest or index, as a registry holds it. */
export type Manifest = {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** The same, parsed; an object. */
  readonly json: Readonly<Record<string, unknown>>;
};

/**
 * Registries, by the name of an image without its tag. What is read by digest has been checked against it.
 * Every method throws UserError `registry-unavailable` when a registry gives no usable answer.
 */
export interface Registry {
  /** By tag or digest; undefined when the registry clearly says that it holds none. */
  manifest(name: string, reference: string): Promise<Manifest | undefined>;
  blob(name: string, digest: string): Promise<Buffer>;
  /** A blob of any size, part by part; whoever reads it checks the digest. */
  stream(name: string, digest: string): Promise<AsyncIterable<Uint8Array>>;
  /** All tags; none for an image that does not exist. */
  tags(name: string): Promise<readonly string[]>;
  /** Whether a blob is there. */
  holds(name: string, digest: string): Promise<boolean>;
  /** Puts a small blob. Resolves to its digest. */
  upload(name: string, bytes: Buffer): Promise<string>;
  /** Puts a manifest under its digest. What it refers to must be there. */
  put(name: string, manifest: Manifest): Promise<void>;
  /** Gives a manifest that the registry holds one more tag, or moves the tag to it. */
  tag(name: string, tag: string, manifest: Manifest): Promise<void>;
}

/** The service where the repository lives, asked for what a shallow checkout does not hold. */
export interface Forge {
  /** All tags with their commits. Throws ForgeRefusal. */
  tags(): Promise<readonly { readonly name: string; readonly revision: string }[]>;
  /** Whether the commit `ancestor` leads to `revision`. Throws ForgeRefusal. */
  leadsTo(ancestor: string, revision: string): Promise<boolean>;
  /** The commit where two others parted; undefined when they have none in common. Throws ForgeRefusal. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** First-parent ancestors of a commit, nearest first, without itself; at most those of the last 100 commits. Throws ForgeRefusal. */
  firstParents(revision: string): Promise<readonly string[]>;
}

/** Why a forge tells nothing, as one clause: a build goes on without it. */
export class ForgeRefusal extends Error {}

/** A comment on a pull request. */
export type Comment = {
  readonly id: number;
  readonly body: string;
  /** Where people read it. */
  readonly url: string;
};

/**
 * What is said on pull requests. A write whose answer is lost may have happened: who tries again looks again first.
 * Every method throws SpeechRefusal.
 */
export interface Conversation {
  /** Whether the pull request still is at this commit. */
  isAt(pullRequest: number, revision: string): Promise<boolean>;
  /** The open pull requests whose head is this commit of this branch of that repository (`owner/name`). */
  pullRequests(repository: string, branch: string, revision: string): Promise<readonly number[]>;
  /** The comments that this token's owner wrote, oldest first. Comments of others are none of ours, whatever is in them. */
  comments(pullRequest: number): Promise<readonly Comment[]>;
  create(pullRequest: number, body: string): Promise<Comment>;
  update(id: number, body: string): Promise<Comment>;
  /** That it is gone already is no failure. */
  remove(id: number): Promise<void>;
  /**
   * Takes the right to change a comment, which one run has at a time, for at most `seconds`. Undefined while another has
   * it, or when the comment is gone. What it returns gives the right back.
   */
  take(id: number, seconds: number): Promise<(() => Promise<void>) | undefined>;
}

/** Why nothing can be said, as one clause. */
export class SpeechRefusal extends Error {
  /** Whether the same may succeed later, and in how many seconds the other side wants to be asked again. */
  readonly passing: boolean;
  readonly wait: number;
  constructor(message: string, { passing, wait = 0, cause }: { passing: boolean; wait?: number; cause?: unknown }) {
    super(message, { cause });
    this.passing = passing;
    this.wait = wait;
  }
}

/** Everything the core needs of the world it runs in. */
export type Host = {
  readonly shell: Shell;
  readonly log: Log;
  readonly registry: Registry;
  /** Undefined where there is none that could be asked. */
  readonly forge: Forge | undefined;
  /** Undefined where nothing can be said on pull requests. */
  readonly conversation?: Conversation | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of a directory for temporary files, which exists. */
  readonly temporary: string;
  /** Undefined where nothing keeps caches. */
  readonly caches?: CacheStore | undefined;
};
