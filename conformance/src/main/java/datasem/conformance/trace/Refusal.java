package datasem.conformance.trace;

import java.util.List;

/**
 * An event that no order of what was recorded before it explains.
 *
 * @param line number of the event's line
 * @param event its name
 * @param ino inode number
 * @param got what the kernel answered
 * @param expected what the model allows, one text for each different answer
 * @param reason why it is refused
 * @param matched events of this inode that were explained before, since its state was last unknown
 * @param trees the status trees the model may have at that point, as rulers
 */
public record Refusal(
    long line,
    String event,
    long ino,
    String got,
    List<String> expected,
    String reason,
    long matched,
    List<String> trees) {}
