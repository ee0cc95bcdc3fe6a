/** What the build does to compiled classes before they are tested and packed. No part of the product. */
package dev.demarc.compiling;
