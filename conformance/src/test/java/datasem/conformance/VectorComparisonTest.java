package datasem.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.EsCanBeMerged;
import datasem.ext4.EsInsertExtent;
import datasem.ext4.EsPredicate;
import datasem.ext4.EsStorePblockStatus;
import datasem.ext4.ExtentStatus;
import datasem.ext4.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison can fail: wrong kernels and altered recordings are caught. */
class VectorComparisonTest {
  @TempDir Path dir;

  private VectorReport replay(String text) throws IOException, VectorFormatException {
    return VectorFiles.replay(List.of(HandMade.file(dir, text)));
  }

  @Test
  void theHandMadeSequenceAgrees() throws Exception {
    VectorReport report = replay(HandMade.sequence());
    assertEquals(List.of(), report.kept());
    assertEquals("1 sequences, 3 operations, 0 differences", report.toString());
  }

  /** One changed value at a time, in the operation numbered first. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "1; result.ret; \"result\":{}; \"result\":{\"ret\":0}",
      "2; result.ret; \"ret\":0; \"ret\":-28",
      "2; result.resv; \"resv\":1; \"resv\":2",
      "2; result.allocated; \"allocated\":false; \"allocated\":true",
      "2; result.released; \"resv\":1; \"resv\":1,\"released\":1",
      "2; result.used; \"resv\":1; \"resv\":1,\"used\":1",
      "2; result.claim; \"resv\":1; \"resv\":1,\"claim\":true",
      "2; result.warn; \"resv\":1; \"resv\":1,\"warn\":[\"WARN:f\"]",
      "2; result.bug; \"resv\":1; \"resv\":1,\"bug\":\"f\"",
      "2; tree; [1,1,-1,4]; [1,1,-1,2]",
      "2; tree; [2,2,549196775151,8]; [2,2,-1,8]",
      "2; tree; [2,2,549196775151,8]; [2,3,549196775151,8]",
      "2; reserved; \"reserved\":1; \"reserved\":0",
      "2; pending; \"pending\":[]; \"pending\":[0]",
      "2; nr; \"nr\":[3,2]; \"nr\":[3,3]",
      "2; nr; \"nr\":[3,2]; \"nr\":[2,2]",
      "2; cache; \"cache\":1; \"cache\":2",
      "2; cache; \"cache\":1; \"cache\":null",
      "3; result.found; \"found\":true; \"found\":false",
      "3; result.es; \"es\":[1,1,-1,4]; \"es\":[1,1,-1,20]",
      "3; result.next; \"next\":2; \"next\":0",
      "3; tree; [1,1,-1,20]; [1,1,-1,4]"})
  void everyFieldIsCompared(int number, String field, String recorded, String altered)
      throws Exception {
    String[] ops = {HandMade.HOLE, HandMade.WRITE, HandMade.LOOKUP};
    assertTrue(ops[number - 1].contains(recorded), recorded);
    ops[number - 1] = ops[number - 1].replace(recorded, altered);
    if (field.equals("result.bug")) {
      ops = new String[] {ops[0], ops[1]};
    }
    VectorReport report = replay(HandMade.sequence(ops));
    assertEquals(1, report.differences());
    VectorDifference difference = report.kept().get(0);
    assertEquals(number, difference.number());
    assertEquals(
        List.of(field), difference.fields().stream().map(VectorDifference.Field::name).toList());
  }

  @ParameterizedTest
  @CsvSource({"hits,1", "misses,0"})
  void theStatisticsAreCompared(String counter, int value) throws Exception {
    String key = "\"" + counter + "\":";
    VectorReport report = replay(HandMade.sequence().replace(key + value, key + (value + 1)));
    assertEquals(1, report.differences());
    assertEquals("stats." + counter, report.kept().get(0).fields().get(0).name());
  }

  /**
   * The next atomic allocation fails. Reserving allocates nothing, so that it is the delayed entry's; which is
   * then put in with an allocation that may not fail.
   */
  @Test
  void anInjectedFailureHitsTheNextAllocationOfTheTree() throws Exception {
    String fail =
        """
        {"op":"fail_alloc","mask":1,"result":{},\
        "tree":[[0,4,-1,8]],"reserved":0,"pending":[],"nr":[1,1],"cache":0}""";
    String write = HandMade.WRITE.replace("\"lblk\":1", "\"lblk\":4").replace("false}", "false,\"allocs_failed\":1}");
    write = write.replaceAll("\"tree\".*", "\"tree\":[[0,4,-1,8],[4,1,-1,4]],\"reserved\":1,\"pending\":[],\"nr\":[2,1],\"cache\":4}");
    VectorReport report =
        replay(HandMade.sequence(HandMade.HOLE, fail, write).replace("\"hits\":1", "\"hits\":0"));
    assertEquals(List.of(), report.kept());
  }

  @Test
  void aDifferenceShowsPlaceFieldsAndTrees() throws Exception {
    String wrong = HandMade.WRITE.replace("[1,1,-1,4]", "[1,1,-1,2]");
    VectorReport report = replay("\n" + HandMade.sequence(HandMade.HOLE, wrong, HandMade.LOOKUP));
    String shown = report.kept().get(0).toString();
    assertTrue(shown.contains("hand.jsonl:2: hand-1 operation 2: da_insert_block"), shown);
    List<String> lines = shown.lines().skip(1).toList();
    assertEquals(
        List.of(
            "  tree: expected [[0, 1, -1, 8], [1, 1, -1, 2], [2, 2, 549196775151, 8]], "
                + "got [[0, 1, -1, 8], [1, 1, -1, 4], [2, 2, 549196775151, 8]]",
            "  before   0|HHHH|",
            "  expected 0|H|U|HH|",
            "  got      0|H|D|HH|"),
        lines);
    assertEquals(1L, report.not_compared().get("operations after a difference"));
  }

  static Stream<Arguments> wrongKernels() {
    Kernel v6_1 = VectorKernels.V6_1;
    Kernel v6_12 = VectorKernels.V6_12;
    return Stream.of(
        Arguments.of(
            "6.1",
            Kernel.patched("holes never merge", v6_1)
                .ext4_es_can_be_merged(
                    (sbi, es1, es2) -> !es1.is_hole() && EsCanBeMerged.v6_7(sbi, es1, es2))),
        Arguments.of(
            "6.1",
            Kernel.patched("physical gaps merge", v6_1)
                .ext4_es_can_be_merged(
                    (sbi, es1, es2) ->
                        EsCanBeMerged.v6_7(sbi, es1, es2)
                            || es1.type() == es2.type()
                                && es1.es_lblk() + es1.es_len() == es2.es_lblk())),
        Arguments.of(
            "6.1",
            Kernel.patched("one block short", v6_1)
                .ext4_es_insert_extent(
                    (inode, lblk, len, pblk, status, flags) ->
                        EsInsertExtent.v6_7(
                            inode, lblk, Math.max(len - 1, 0), pblk, status, flags))),
        Arguments.of(
            "6.1",
            Kernel.patched("the insertion of v6.12", v6_1)
                .ext4_es_insert_extent(EsInsertExtent::v6_12)),
        Arguments.of(
            "6.1",
            Kernel.patched("unwritten and delayed owns a reservation", v6_1)
                .ext4_es_is_delonly(EsPredicate.DELAYED)),
        Arguments.of(
            "6.12",
            Kernel.patched("the insertion of v6.7", v6_12)
                .ext4_es_insert_extent(EsInsertExtent::v6_7)),
        Arguments.of(
            "6.12",
            Kernel.patched("quota claimed the wrong way round", v6_12)
                .ext4_es_insert_extent(
                    (inode, lblk, len, pblk, status, flags) ->
                        EsInsertExtent.v6_12(inode, lblk, len, pblk, status, flags ^ 4))),
        Arguments.of(
            "6.12",
            Kernel.patched("no warning for two types", v6_12)
                .ext4_es_store_pblock_status(EsStorePblockStatus::v6_7)),
        Arguments.of(
            "6.12",
            Kernel.patched("the referenced bit is stored nowhere", v6_12)
                .ext4_es_store_pblock_status(
                    (sbi, pblk, status) ->
                        EsStorePblockStatus.v6_12(
                            sbi, pblk, status & ExtentStatus.ES_TYPE_MASK))),
        Arguments.of(
            "6.12",
            Kernel.patched("the length limit of one block less", v6_12)
                .ext4_es_can_be_merged(
                    (sbi, es1, es2) ->
                        es1.es_len() + es2.es_len() < EsCanBeMerged.EXT_MAX_BLOCKS
                            && EsCanBeMerged.v6_12(sbi, es1, es2))));
  }

  @ParameterizedTest
  @MethodSource("wrongKernels")
  void aWrongKernelIsCaught(String release, Kernel wrong) throws VectorFormatException {
    VectorReport report =
        VectorFiles.replay(
            List.of(VectorFilesTest.vectors("es-" + release + "-shared.jsonl.gz")),
            (file, r) -> {},
            kernel -> wrong);
    assertEquals(2116, report.sequences());
    assertNotEquals(0, report.differences(), wrong.name());
    System.out.println("vectors: " + release + " with " + wrong.name() + ": " + report);
  }
}
