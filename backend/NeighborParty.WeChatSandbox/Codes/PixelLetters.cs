namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>Just enough letters, five by seven, to write SANDBOX into a picture.</summary>
internal static class PixelLetters
{
    private static readonly Dictionary<char, string[]> Shapes = new()
    {
        ['S'] = [".####", "#....", "#....", ".###.", "....#", "....#", "####."],
        ['A'] = [".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"],
        ['N'] = ["#...#", "##..#", "#.#.#", "#.#.#", "#..##", "#...#", "#...#"],
        ['D'] = ["####.", "#...#", "#...#", "#...#", "#...#", "#...#", "####."],
        ['B'] = ["####.", "#...#", "#...#", "####.", "#...#", "#...#", "####."],
        ['O'] = [".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."],
        ['X'] = ["#...#", "#...#", ".#.#.", "..#..", ".#.#.", "#...#", "#...#"],
    };

    public static int Width(string text, int scale) => ((text.Length * 6) - 1) * scale;

    public static void Draw(byte[] pixels, int stride, int left, int top, int scale, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            for (var y = 0; y < 7 * scale; y++)
            {
                for (var x = 0; x < 5 * scale; x++)
                {
                    if (Shapes[text[i]][y / scale][x / scale] == '#')
                        pixels[((top + y) * stride) + left + (i * 6 * scale) + x] = 90;
                }
            }
        }
    }
}
