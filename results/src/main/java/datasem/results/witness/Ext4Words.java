package datasem.results.witness;

import datasem.checker.Event;
import datasem.ext4.Errno;
import datasem.ext4.EsTree;
import datasem.ext4.ExtentStatus;
import datasem.ext4.ExtentTree;
import datasem.ext4.Folio;
import datasem.ext4.PendingTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What ext4's functions, locks and trees are called in a mail. */
final class Ext4Words implements Words {
  /** What the letters of the status tree stand for in a sentence. */
  static final Map<Character, String> NAMES =
      Map.of('H', "hole", 'D', "delalloc", 'U', "unwritten", 'W', "written", 'B', "unwritten delalloc");

  private static final String MODEL = "datasem.ext4.";
  private static final int MOST_BLOCKS = 16;

  /** Functions of the kernel by the beginnings of their names; the model's own go without. */
  private static final List<String> KERNEL =
      List.of(
          "ext4_", "__ext4_", "filemap_", "iomap_", "truncate_pagecache", "folio_", "page_", "mext_", "mpage_",
          "block_page_mkwrite", "__es_shrink");

  /** Those of the model's functions that the kernel has under another name, or has not in every version. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "mpage_update_disksize", "mpage_map_and_submit_extent",
          "ext4_ioctl_precache", "__ext4_ioctl",
          "ext4_es_shrink", "",
          "ext4_do_writepages", "");

  private static final Map<Character, String> LEGEND =
      new TreeMap<>(
          Map.of(
              'H', "hole",
              'D', "delayed",
              'U', "unwritten",
              'W', "written",
              'B', "unwritten and delayed",
              '-', "unknown",
              'd', "dirty page",
              'c', "clean page",
              '.', "no page"));

  @Override
  public String function(String frame) {
    String method = frame.substring(frame.lastIndexOf('.') + 1);
    if (!frame.startsWith(MODEL) || KERNEL.stream().noneMatch(method::startsWith)) {
      return null;
    }
    String name = RENAMED.getOrDefault(method, method);
    return name.isEmpty() ? null : name;
  }

  @Override
  public String observation(Event event) {
    if (!Recording.stores(event)) {
      return Ext4Phrases.of(event);
    }
    String said = Ext4Stores.of(event.name(), event.args().get(0), event.args().get(1));
    if (said == null || said.startsWith(Ext4Stores.MAKES)) {
      return null; // a tracepoint tells of a conversion
    }
    return said.startsWith(Ext4Stores.MAPS) && !inSplit(event)
        ? "allocates " + said.substring(Ext4Stores.MAPS.length())
        : said;
  }

  /** Elsewhere a new extent is an allocation. */
  private static boolean inSplit(Event event) {
    return event.frames().stream().anyMatch(frame -> frame.endsWith(".ext4_split_extent_at"));
  }

  @Override
  public String observation(Event announced, Event store) {
    String said = Ext4Phrases.of(announced);
    boolean inserts = said.startsWith("inserts ");
    if (inserts && store.args().get(1) instanceof EsTree tree) {
      long lblk = ((Number) announced.args().get(1)).longValue();
      char wanted = Ext4Blocks.letter(((Number) announced.args().get(4)).longValue());
      if (Ext4Blocks.letter(tree, lblk) != wanted) {
        return "fails to insert " + said.substring("inserts ".length());
      }
      String done = damage(store.name(), store.args().get(0), tree);
      return done == null ? said : said + ", " + done;
    }
    return said;
  }

  @Override
  public String inVain(Event announced) {
    return switch (announced.name()) {
      case "ext4_es_cache_extent" -> "finds the range cached";
      case "ext4_es_remove_extent" -> "finds nothing to forget";
      default -> Ext4Phrases.of(announced);
    };
  }

  @Override
  public String sees(Event read) {
    Object value = read.args().get(0);
    if (value instanceof Folio.Page page) {
      String name = variable(read.name());
      return page.present() ? "finds " + name + (page.dirty() ? " dirty" : " clean") : "finds no " + name;
    }
    return "reads " + variable(read.name()) + (value instanceof Long ? " " + value : "");
  }

  @Override
  public String returned(Object value) {
    return Errno.text(value);
  }

  @Override
  public boolean touches(Event store, int block) {
    boolean told = block >= 0 && !store.name().startsWith(Ext4Locks.DONOR);
    return told && Ext4Blocks.differ(store.name(), store.args().get(0), store.args().get(1), block);
  }

  @Override
  public boolean findsNothing(Event event) {
    return Ext4Phrases.findsNothing(event);
  }

  @Override
  public String announces(Event event) {
    return Ext4Phrases.announces(event);
  }

  @Override
  public String lock(String call, String lock, boolean brief) {
    return Ext4Locks.code(call, lock, brief);
  }

  @Override
  public Object essence(String variable, Object value) {
    if (variable.endsWith("i_es_seq")) {
      return 0; // what it counts is shown itself
    }
    if (value instanceof EsTree tree) {
      List<Object> entries = new ArrayList<>();
      for (int i = 0; i < tree.i_es_all_nr(); i++) {
        ExtentStatus es = tree.entry(i);
        entries.add(List.of(es.es_lblk(), es.es_len(), es.type(), es.is_mapped() ? es.ext4_es_pblock() : 0L));
      }
      return entries;
    }
    if (value instanceof ExtentTree tree) {
      List<Object> extents = new ArrayList<>();
      for (int i = 0; i < tree.count(); i++) {
        extents.add(tree.get(i));
      }
      return extents;
    }
    return value;
  }

  @Override
  public String variable(String name) {
    return switch (name) {
      case "i_es_tree" -> "the status tree";
      case "i_data" -> "the extent tree";
      case "i_pending_tree" -> "the pending tree";
      case "dmesg" -> "the kernel's log";
      default -> name.startsWith("page[") ? "page " + name.substring(5, name.length() - 1) : name;
    };
  }

  @Override
  public String damage(String variable, Object before, Object after) {
    if (!(before instanceof EsTree old) || !(after instanceof EsTree now)) {
      return before instanceof ExtentTree ? Ext4Stores.of(variable, before, after) : null;
    }
    for (int block = 0; block < MOST_BLOCKS; block++) {
      char was = Ext4Blocks.letter(old, block);
      char is = Ext4Blocks.letter(now, block);
      if (was == 'D' && (is == 'H' || is == '-')) {
        return "delalloc extent " + block + " is gone";
      }
      if ((was == 'U' || was == 'W') && is == 'D') {
        return "delalloc over " + NAMES.get(was) + " extent " + block;
      }
    }
    return null;
  }

  @Override
  public int blocks(Recording recording) {
    long blocks = 1;
    for (Event e : recording.events()) {
      if (e.name().startsWith("page[")) {
        long index = Long.parseLong(e.name().substring(5, e.name().length() - 1));
        blocks = Math.max(blocks, (index + 1) * Math.max(1, blocksPerPage(e.args())));
      }
      for (Object value : e.args()) {
        if (value instanceof EsTree tree) {
          for (int i = 0; i < tree.i_es_all_nr(); i++) {
            ExtentStatus es = tree.entry(i);
            long end = es.es_lblk() + es.es_len();
            blocks = Math.max(blocks, end <= MOST_BLOCKS ? end : 1);
          }
        } else if (value instanceof ExtentTree tree && tree.count() > 0) {
          blocks = Math.max(blocks, tree.get(tree.count() - 1).last() + 1);
        }
      }
    }
    return (int) Math.min(blocks, MOST_BLOCKS);
  }

  @Override
  public List<Row> rows(Map<String, Object> values, int blocks) {
    List<Row> rows = new ArrayList<>();
    StringBuilder status = new StringBuilder();
    StringBuilder extents = new StringBuilder();
    StringBuilder pages = new StringBuilder();
    int bpp = Math.max(1, blocksPerPage(values.values()));
    for (int block = 0; block < blocks; block++) {
      status.append(values.get("i_es_tree") instanceof EsTree tree ? Ext4Blocks.letter(tree, block) : "");
      extents.append(values.get("i_data") instanceof ExtentTree tree ? Ext4Blocks.letter(tree, block) : "");
      Object cached = values.get("page[" + block / bpp + "]");
      pages.append(cached instanceof Folio.Page page ? Ext4Blocks.letter(page, block % bpp) : '.');
    }
    if (!status.isEmpty()) {
      rows.add(new Row("status tree", status.toString(), true));
    }
    if (!extents.isEmpty()) {
      rows.add(new Row("extent tree", extents.toString(), true));
    }
    if (values.keySet().stream().anyMatch(name -> name.startsWith("page["))) {
      rows.add(new Row("page cache", pages.toString(), true));
    }
    if (values.get("i_reserved_data_blocks") instanceof Long reserved) {
      rows.add(new Row("reserved", reserved + (reserved == 1 ? " cluster" : " clusters"), false));
    }
    if (values.get("i_pending_tree") instanceof PendingTree pending && pending.size() > 0) {
      rows.add(new Row("pending", "cluster " + pending, false));
    }
    return rows;
  }

  @Override
  public Map<Character, String> legend() {
    return LEGEND;
  }

  /** As the pages among the values say; 0 if none is there. */
  private static int blocksPerPage(Iterable<Object> values) {
    int blocks = 0;
    for (Object value : values) {
      blocks = value instanceof Folio.Page page ? Math.max(blocks, page.buffers().size()) : blocks;
    }
    return blocks;
  }
}
