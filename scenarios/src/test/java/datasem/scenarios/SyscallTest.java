package datasem.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.FiemapExtent;
import datasem.ext4.MountOption;
import datasem.ext4.Syscalls;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The texts are those of mails and man pages, written out here by hand. */
class SyscallTest {
  private static final Map<String, Syscall> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put("pread(f, buf, 4096, 0)", new DataCall.Pread(0, 4096));
    TEXTS.put("pread(f, buf, 4096, 8192)", new DataCall.Pread(8192, 4096));
    TEXTS.put("pwrite(f, buf, 4096, 4096)", new DataCall.Pwrite(4096, 4096, 1));
    TEXTS.put("pwrite(f, buf2, 8192, 4096)", new DataCall.Pwrite(4096, 8192, 2));
    TEXTS.put("O_DIRECT pread(f, buf, 4096, 0)", new DataCall.DioRead(0, 4096));
    TEXTS.put("O_DIRECT pwrite(f, buf2, 8192, 0)", new DataCall.DioWrite(0, 8192, 2));
    TEXTS.put("load from page 3", new DataCall.Load(3));
    TEXTS.put("store to page 0", new DataCall.Mkwrite(0, 1));
    TEXTS.put("store 12 to page 0", new DataCall.Mkwrite(0, 12));
    TEXTS.put("writeback(f)", new DataCall.Writeback());
    TEXTS.put("fallocate(f, 0, 0, 4096)", new LayoutCall.Fallocate(0, 4096, false));
    TEXTS.put("fallocate(f, KEEP_SIZE, 4096, 8192)", new LayoutCall.Fallocate(4096, 8192, true));
    TEXTS.put("fallocate(f, PUNCH_HOLE, 0, 4096)", new LayoutCall.PunchHole(0, 4096));
    TEXTS.put("fallocate(f, ZERO_RANGE, 0, 4096)", new LayoutCall.ZeroRange(0, 4096));
    TEXTS.put("posix_fadvise(f, 0, 8192, POSIX_FADV_WILLNEED)", new CacheCall.FadviseWillneed(0, 8192));
    TEXTS.put("fallocate(f, COLLAPSE_RANGE, 0, 4096)", new LayoutCall.CollapseRange(0, 4096));
    TEXTS.put("fallocate(f, INSERT_RANGE, 0, 4096)", new LayoutCall.InsertRange(0, 4096));
    TEXTS.put("ioctl(f, EXT4_IOC_PRECACHE_EXTENTS)", new CacheCall.PrecacheExtents());
    TEXTS.put("ioctl(f, EXT4_IOC_GET_ES_CACHE, 0, 4096)", new CacheCall.GetEsCache(0, 4096));
    TEXTS.put("ftruncate(f, 8192)", new LayoutCall.Truncate(8192));
    TEXTS.put("fiemap(f, 0, 8192)", new LayoutCall.Fiemap(0, 8192));
    TEXTS.put("lseek(f, 0, SEEK_DATA)", new LayoutCall.SeekData(0));
    TEXTS.put("lseek(f, 4096, SEEK_HOLE)", new LayoutCall.SeekHole(4096));
    TEXTS.put("es_shrink(f, 2)", new CacheCall.Shrink(2));
    TEXTS.put("ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)", new CacheCall.ClearEsCache());
    TEXTS.put("posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED)", new CacheCall.FadviseDontneed());
    TEXTS.put("ioctl(f, EXT4_IOC_MOVE_EXT, 0, 4096)", new LayoutCall.MoveExtent(0, 4096));
    TEXTS.put("mount -o remount,nodelalloc", new MountCall.Remount(MountOption.NODELALLOC));
    TEXTS.put("mount -o remount,dioread_lock", new MountCall.Remount(MountOption.DIOREAD_LOCK));
    TEXTS.put("mount -o remount,dioread_nolock", new MountCall.Remount(MountOption.DIOREAD_NOLOCK));
    TEXTS.put("echo 0 > extent_max_zeroout_kb", new MountCall.ExtentMaxZerooutKb(0));
    TEXTS.put("evict(f)", new CacheCall.Evict());
  }

  @TestFactory
  List<DynamicTest> everyCallPrintsAsInAMailAndReadsBack() {
    return TEXTS.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      assertEquals(e.getKey(), e.getValue().toString());
                      assertEquals(e.getValue(), Syscall.parse(e.getKey()));
                    }))
        .toList();
  }

  @Test
  void everyCallOfTheModelHasAValue() {
    Set<String> modelled =
        Arrays.stream(Syscalls.class.getDeclaredMethods())
            .filter(m -> Modifier.isPublic(m.getModifiers()))
            .map(m -> m.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> values =
        TEXTS.values().stream()
            .map(c -> c.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named = new TreeSet<>();
    for (String value : values) {
      named.add(value.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT));
    }
    assertEquals(modelled, named);
  }

  @Test
  void spaceAndTheLongNamesOfFlagsDoNotMatter() {
    assertEquals(new DataCall.Pread(0, 4096), Syscall.parse("  pread( f,buf ,4096,\t0 )"));
    assertEquals(
        new LayoutCall.PunchHole(0, 4096),
        Syscall.parse("fallocate(f, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096)"));
    assertEquals(
        List.of(new LayoutCall.Truncate(0), new CacheCall.Evict()),
        Syscall.parseAll("ftruncate(f, 0); evict(f)"));
  }

  @Test
  void numbersAreNotGluedTogether() {
    assertThrows(IllegalArgumentException.class, () -> Syscall.parse("load from page 1 2"));
    assertThrows(IllegalArgumentException.class, () -> Syscall.parse("pread(f, buf, 40 96, 0)"));
  }

  @Test
  void whatIsNotModelledIsRefusedInOneLine() {
    assertRefused("pread(f, buf, 4095, 0)", "length 4095: must be a multiple of 4096");
    assertRefused("pread(f, buf, 4096, -4096)", "offset -4096");
    assertRefused("pread(f, buf, 0, 0)", "length 0");
    assertRefused("pwrite(f, buf0, 4096, 0)", "token 0");
    assertRefused("store to page -1", "page -1");
    assertRefused("es_shrink(f, 0)", "must be 1 or more");
    assertRefused("ftruncate(f, 99999999999999999999)", "too large");
    assertRefused("store to page 99999999999", "too large");
    assertRefused("mmap(f)", "no call that is modelled");
    assertRefused("", "no call that is modelled");
    assertRefused("ftruncate(f, 0);", "no call that is modelled");
  }

  private static void assertRefused(String text, String why) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Syscall.parseAll(text));
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertEquals(-1, e.getMessage().indexOf('\n'));
  }

  @Test
  void ofFiemapOnlyTheBlocksCountAndOfTheShrinkerNothing() {
    List<FiemapExtent> extents =
        List.of(new FiemapExtent(0, 1, 7, 0), new FiemapExtent(2, 5, 0, FiemapExtent.FIEMAP_EXTENT_DELALLOC));
    assertEquals(List.of(0L, 2L), new LayoutCall.Fiemap(0, 3 * 4096).visible(extents));
    assertEquals(
        new CacheCall.Shrink(1).visible(0L), new CacheCall.Shrink(1).visible(1L));
    assertEquals(4096L, new LayoutCall.SeekData(0).visible(4096L));
  }
}
