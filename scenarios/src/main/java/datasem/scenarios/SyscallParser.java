package datasem.scenarios;

import datasem.ext4.MountOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a call; one pattern for each form that {@link Syscall} values print. */
final class SyscallParser {

  private record Form(Pattern pattern, Function<Matcher, Syscall> make) {}

  private static final List<Form> FORMS =
      List.of(
          form("pread(f,buf,#,#)", m -> new DataCall.Pread(number(m, 2), number(m, 1))),
          form(
              "pwrite(f,buf?,#,#)",
              m -> new DataCall.Pwrite(number(m, 3), number(m, 2), token(m, 1))),
          form("O_DIRECT pread(f,buf,#,#)", m -> new DataCall.DioRead(number(m, 2), number(m, 1))),
          form(
              "O_DIRECT pwrite(f,buf?,#,#)",
              m -> new DataCall.DioWrite(number(m, 3), number(m, 2), token(m, 1))),
          form("load from page #", m -> new DataCall.Load(small(m, 1))),
          form("store to page #", m -> new DataCall.Mkwrite(small(m, 1), 1)),
          form("store # to page #", m -> new DataCall.Mkwrite(small(m, 2), small(m, 1))),
          form("writeback(f)", m -> new DataCall.Writeback()),
          form(
              "fallocate(f,0,#,#)",
              m -> new LayoutCall.Fallocate(number(m, 1), number(m, 2), false)),
          form(
              "fallocate(f,KEEP_SIZE,#,#)",
              m -> new LayoutCall.Fallocate(number(m, 1), number(m, 2), true)),
          form(
              "fallocate(f,PUNCH_HOLE,#,#)",
              m -> new LayoutCall.PunchHole(number(m, 1), number(m, 2))),
          form(
              "fallocate(f,PUNCH_HOLE|KEEP_SIZE,#,#)",
              m -> new LayoutCall.PunchHole(number(m, 1), number(m, 2))),
          form(
              "fallocate(f,ZERO_RANGE,#,#)",
              m -> new LayoutCall.ZeroRange(number(m, 1), number(m, 2))),
          form(
              "fallocate(f,COLLAPSE_RANGE,#,#)",
              m -> new LayoutCall.CollapseRange(number(m, 1), number(m, 2))),
          form(
              "fallocate(f,INSERT_RANGE,#,#)",
              m -> new LayoutCall.InsertRange(number(m, 1), number(m, 2))),
          form("ftruncate(f,#)", m -> new LayoutCall.Truncate(number(m, 1))),
          form("fiemap(f,#,#)", m -> new LayoutCall.Fiemap(number(m, 1), number(m, 2))),
          form("lseek(f,#,SEEK_DATA)", m -> new LayoutCall.SeekData(number(m, 1))),
          form("lseek(f,#,SEEK_HOLE)", m -> new LayoutCall.SeekHole(number(m, 1))),
          form("es_shrink(f,#)", m -> new CacheCall.Shrink(small(m, 1))),
          form("ioctl(f,EXT4_IOC_PRECACHE_EXTENTS)", m -> new CacheCall.PrecacheExtents()),
          form(
              "ioctl(f,EXT4_IOC_GET_ES_CACHE,#,#)",
              m -> new CacheCall.GetEsCache(number(m, 1), number(m, 2))),
          form("ioctl(f,EXT4_IOC_CLEAR_ES_CACHE)", m -> new CacheCall.ClearEsCache()),
          form(
              "posix_fadvise(f,#,#,POSIX_FADV_WILLNEED)",
              m -> new CacheCall.FadviseWillneed(number(m, 1), number(m, 2))),
          form(
              "ioctl(f,EXT4_IOC_MOVE_EXT,#,#)",
              m -> new LayoutCall.MoveExtent(number(m, 1), number(m, 2))),
          form("posix_fadvise(f,0,0,POSIX_FADV_DONTNEED)", m -> new CacheCall.FadviseDontneed()),
          form("mount -o remount,nodelalloc", m -> new MountCall.Remount(MountOption.NODELALLOC)),
          form("mount -o remount,dioread_lock", m -> new MountCall.Remount(MountOption.DIOREAD_LOCK)),
          form("mount -o remount,dioread_nolock", m -> new MountCall.Remount(MountOption.DIOREAD_NOLOCK)),
          form("echo # > extent_max_zeroout_kb", m -> new MountCall.ExtentMaxZerooutKb(small(m, 1))),
          form("evict(f)", m -> new CacheCall.Evict()));

  private SyscallParser() {}

  /** {@code #} stands for a number, {@code ?} for a number that may be missing. */
  private static Form form(String text, Function<Matcher, Syscall> make) {
    String regex =
        Pattern.quote(text).replace("?", "\\E(-?\\d*)\\Q").replace("#", "\\E(-?\\d+)\\Q");
    return new Form(Pattern.compile(regex), make);
  }

  static Syscall parse(String text) {
    String packed =
        text.strip()
            .replaceAll("\\s*([(),|])\\s*", "$1")
            .replaceAll("\\s+", " ")
            .replace("FALLOC_FL_", "");
    for (Form form : FORMS) {
      Matcher m = form.pattern.matcher(packed);
      if (m.matches()) {
        try {
          return form.make.apply(m);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("\"" + text.strip() + "\": a number is too large", e);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("\"" + text.strip() + "\": " + e.getMessage(), e);
        }
      }
    }
    throw new IllegalArgumentException("\"" + text.strip() + "\" is no call that is modelled");
  }

  static List<Syscall> parseAll(String text) {
    List<Syscall> calls = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      calls.add(parse(part));
    }
    return List.copyOf(calls);
  }

  private static long number(Matcher m, int group) {
    return Long.parseLong(m.group(group));
  }

  private static int small(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int token(Matcher m, int group) {
    return m.group(group).isEmpty() ? 1 : small(m, group);
  }
}
