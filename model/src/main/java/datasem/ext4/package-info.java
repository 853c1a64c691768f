/** The mirror of fs/ext4: kernel names, the kernel's order, its locks where they stand in C. */
package datasem.ext4;
