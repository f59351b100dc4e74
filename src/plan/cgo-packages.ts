/**
 * Packages that do nothing, or do not compile, without cgo on linux. Only what is known for certain; matched against the
 * packages that a program imports, never against go.mod. `compiles`: a build without cgo is green all the same.
 */
export type CgoPackage = { readonly path: string; readonly compiles: boolean; readonly libraries: readonly string[] };

const table: readonly (readonly [path: string, compiles: boolean, ...libraries: string[]])[] = [
  // SQLite, compiled in from its amalgamation; without cgo the driver answers with an error.
  ["github.com/mattn/go-sqlite3", true],
  ["gorm.io/driver/sqlite", true],
  ["github.com/jinzhu/gorm/dialects/sqlite", true],
  ["github.com/golang-migrate/migrate/database/sqlite3", true],
  ["github.com/mutecomm/go-sqlcipher", false],
  ["crawshaw.io/sqlite", false],
  ["github.com/tursodatabase/go-libsql", false],
  ["github.com/marcboeker/go-duckdb", false],
  ["github.com/confluentinc/confluent-kafka-go/kafka", false],
  ["github.com/DataDog/zstd", false],
  ["github.com/valyala/gozstd", false],
  ["rogchap.com/v8go", false],
  ["github.com/bytecodealliance/wasmtime-go", false],
  ["github.com/wasmerio/wasmer-go/wasmer", false],
  ["github.com/supranational/blst/bindings/go", false],
  // The rest needs a C library of the target besides.
  ["github.com/libgit2/git2go", false, "libgit2"],
  ["github.com/seccomp/libseccomp-golang", false, "libseccomp"],
  ["github.com/google/gopacket/pcap", false, "libpcap"],
  ["github.com/gopacket/gopacket/pcap", false, "libpcap"],
  ["github.com/coreos/go-systemd/sdjournal", false, "libsystemd"],
  ["github.com/proglottis/gpgme", false, "gpgme"],
  ["github.com/miekg/pkcs11", false],
  ["github.com/pebbe/zmq4", false, "libzmq"],
  ["github.com/h2non/bimg", false, "vips"],
  ["github.com/davidbyttow/govips/vips", false, "vips"],
  ["gopkg.in/gographics/imagick.v3/imagick", false, "ImageMagick"],
  ["gocv.io/x/gocv", false, "opencv"],
  ["github.com/linxGnu/grocksdb", false, "rocksdb"],
  ["github.com/tecbot/gorocksdb", false, "rocksdb"],
  ["github.com/godror/godror", false],
  ["github.com/veandco/go-sdl2/sdl", false, "SDL2"],
  ["github.com/gotk3/gotk3/gtk", false, "gtk3"],
];

/** The entry for an import path, whatever major version it names; undefined for a package that is not known to need cgo. */
export function cgoPackage(path: string): CgoPackage | undefined {
  const plain = path.replace(/\/v\d+(?=\/|$)/g, "");
  const found = table.find(([known]) => known === plain);
  if (found === undefined) return undefined;
  const [known, compiles, ...libraries] = found;
  return { path: known, compiles, libraries };
}
