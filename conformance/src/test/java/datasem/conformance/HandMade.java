package datasem.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A sequence derived by hand: a hole of four blocks, a delayed block written into it, and a look-up of that
 * block. The split leaves the filler 0x7FDEADBEEF = 549196775151 as physical block of the right half; the
 * delayed block reserves one cluster; the look-up answers with the status before it sets bit 16.
 */
final class HandMade {
  static final String HOLE =
      """
      {"op":"insert_extent","lblk":0,"len":4,"pblk":-1,"status":8,"result":{},\
      "tree":[[0,4,-1,8]],"reserved":0,"pending":[],"nr":[1,1],"cache":0}""";

  static final String WRITE =
      """
      {"op":"da_insert_block","lblk":1,"clu_mapped":false,\
      "result":{"ret":0,"resv":1,"allocated":false},\
      "tree":[[0,1,-1,8],[1,1,-1,4],[2,2,549196775151,8]],\
      "reserved":1,"pending":[],"nr":[3,2],"cache":1}""";

  static final String LOOKUP =
      """
      {"op":"lookup_extent","lblk":1,"want_next":true,\
      "result":{"found":true,"es":[1,1,-1,4],"next":2},\
      "tree":[[0,1,-1,8],[1,1,-1,20],[2,2,549196775151,8]],\
      "reserved":1,"pending":[],"nr":[3,2],"cache":1}""";

  private HandMade() {}

  /** A line of a vector file. */
  static String sequence(String... ops) {
    return """
        {"kernel":"6.1.192","id":"hand-1","cat":"edge","name":"split","cluster_ratio":1,\
        "delalloc":true,"fc_replay":false,"protocol":false,"seed":1,"ops":["""
        + String.join(",", ops)
        + "],\"stats\":{\"hits\":1,\"misses\":0}}\n";
  }

  static String sequence() {
    return sequence(HOLE, WRITE, LOOKUP);
  }

  static Path file(Path dir, String text) throws IOException {
    return Files.writeString(dir.resolve("hand.jsonl"), text);
  }
}
