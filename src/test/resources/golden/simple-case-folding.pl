# Prints Unicode's simple case folding as Perl knows it: a code point and what it folds to, where they
# differ. Run as: perl simple-case-folding.pl > simple-case-folding.txt (made with Perl 5.36, Unicode 14).
use strict;
use warnings;
use Unicode::UCD qw(prop_invmap search_invlist);

my ($starts, $offsets) = prop_invmap("Simple_Case_Folding");
for my $code_point (0 .. 0x10ffff) {
  my $range = search_invlist($starts, $code_point);
  next if $offsets->[$range] == 0;
  printf "%x %x\n", $code_point, $offsets->[$range] + $code_point - $starts->[$range];
}
