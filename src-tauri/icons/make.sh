#!/usr/bin/env bash
# Draws the program's icons from icon.svg. Run by hand when the drawing changes; the results are committed.
set -euo pipefail
cd "$(dirname "$0")"
for size in 32 128 256 512; do
  convert -background none -density 384 icon.svg -resize "${size}x${size}" -define png:color-type=6 -strip "PNG32:${size}x${size}.png"
done
convert 256x256.png -define icon:auto-resize=256,64,48,32,16 icon.ico
