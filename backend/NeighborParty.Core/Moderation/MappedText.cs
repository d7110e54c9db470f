using System.Text;

namespace NeighborParty.Core.Moderation;

/// <summary>A text as it looks, and for each of its characters the place where it was written: what is found can be covered.</summary>
public sealed class MappedText
{
    private readonly List<(int Start, int End)> _places = [];
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public int Length => _text.Length;

    public char this[int index] => _text[index];

    public void Add(char c, (int Start, int End) place)
    {
        _text.Append(c);
        _places.Add(place);
    }

    /// <summary>Where the character stood in the original: from its first character to the one after its last.</summary>
    public (int Start, int End) Place(int index) => _places[index];

    /// <summary>The stretch of the original that these characters stand for.</summary>
    public (int Start, int Length) Stretch(int index, int length) =>
        length == 0 ? (0, 0) : (_places[index].Start, _places[index + length - 1].End - _places[index].Start);

    public MappedText Only(Func<char, bool> wanted)
    {
        var kept = new MappedText();
        for (var i = 0; i < Length; i++)
            if (wanted(_text[i]))
                kept.Add(_text[i], _places[i]);
        return kept;
    }
}
