/**
 * Tables as files: CSV and XLSX whose cells stay inert in a spreadsheet. Never knows what is in
 * them.
 */
@NullMarked
package gatehouse.platform.tables;

import org.jspecify.annotations.NullMarked;
