package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import java.util.List;

/**
 * One call of {@link datasem.ext4.Syscalls} as a value: it can be listed, printed, parsed, composed and
 * run. Offsets and lengths are in bytes, multiples of 4096; pages count from 0. The text is that of a
 * mail, {@code pread(f, buf, 4096, 0)}, and {@link #parse} reads it back to an equal value.
 *
 * <p>What a call writes is a token, 1 or larger: token 1 is {@code buf}, token 2 {@code buf2}, and so on.
 */
public sealed interface Syscall permits DataCall, LayoutCall, CacheCall, MountCall {

  /** Runs the call to its end; what user space sees. */
  Object run(Ext4InodeInfo inode);

  /** The first byte after all that the call names, 0 if it names no offset. */
  long end();

  /**
   * The part of an answer that every order of the same calls must account for. How many entries a
   * shrinker freed is no such part, nor is where on disk a block lies.
   *
   * @param result what {@link #run} returned
   */
  default Object visible(Object result) {
    return result;
  }

  /**
   * Reads one call in the form that {@code toString} prints; white space and the prefix {@code
   * FALLOC_FL_} do not matter.
   *
   * @throws IllegalArgumentException with one line, if it is none or its arguments are not modelled
   */
  static Syscall parse(String text) {
    return SyscallParser.parse(text);
  }

  /**
   * Reads calls separated by semicolons.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  static List<Syscall> parseAll(String text) {
    return SyscallParser.parseAll(text);
  }
}
