"""What TeX calls its symbols, and the characters Unicode has for them.

The tables hold what KaTeX and MathJax know without packages and a terminal can show in one cell each.
Names come first, then the character, as pairs parted by white space.
"""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a symbol is to those beside it: the classes of TeX, which decide the space between them."""

    ORD = "ord"
    NAME = "name"
    """A function by its name: sin, log."""
    BIG = "big"
    """A large operator: a sum, an integral."""
    BIN = "bin"
    REL = "rel"
    OPEN = "open"
    CLOSE = "close"
    PUNCT = "punct"
    INNER = "inner"
    """Something built of parts, such as a fraction."""


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_ORD = _pairs(r"""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
    Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ
    Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
    varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω
    infty ∞ partial ∂ nabla ∇ hbar ℏ hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ gimel ℷ daleth ℸ
    imath ı jmath ȷ eth ð mho ℧ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥
    angle ∠ measuredangle ∡ sphericalangle ∢ prime ′ backprime ‵ degree ° surd √ complement ∁
    diamondsuit ♢ heartsuit ♡ clubsuit ♣ spadesuit ♠ sharp ♯ flat ♭ natural ♮ checkmark ✓ maltese ✠
    triangle △ triangledown ▽ square □ Box □ blacksquare ■ lozenge ◊ blacklozenge ⧫ Diamond ◇ bigstar ★
    blacktriangle ▲ blacktriangledown ▼ circledR ® circledS Ⓢ yen ¥ pounds £ mathsterling £ copyright ©
    dag † ddag ‡ S § P ¶ AA Å aa å ae æ AE Æ oe œ OE Œ o ø O Ø ss ß l ł L Ł i ı j ȷ
    backslash \ vert | Vert ‖ | ‖ % % # # & & $ $ _ _ textbackslash \ textasciitilde ~ lbrack [ rbrack ]
    dots … ldots … dotsc … dotso … mathellipsis … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ iddots ⋰
    R ℝ N ℕ Z ℤ Q ℚ C ℂ H ℍ Reals ℝ reals ℝ natnums ℕ cnums ℂ Complex ℂ
""")

_BIN = _pairs(r"""
    pm ± mp ∓ times × div ÷ ast ∗ star ⋆ circ ∘ bullet ∙ cdot ⋅ centerdot ⋅ cdotp ⋅ cap ∩ cup ∪ Cap ⋒ Cup ⋓
    uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ wedge ∧ lor ∨ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄ amalg ⨿
    oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ dagger † ddagger ‡ bigtriangleup △ bigtriangledown ▽
    triangleleft ◁ triangleright ▷ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋
    rightthreetimes ⋌ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ barwedge ⊼ veebar ⊻ curlyvee ⋎ curlywedge ⋏
    circledast ⊛ circledcirc ⊚ circleddash ⊝ dotplus ∔ divideontimes ⋇ intercal ⊺ doublecap ⋒ doublecup ⋓
""")

_REL = _pairs(r"""
    leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ neq ≠ ne ≠
    equiv ≡ sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅ doteq ≐ Doteq ≑ propto ∝ varpropto ∝ asymp ≍ bowtie ⋈
    prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ lesssim ≲ gtrsim ≳
    lessgtr ≶ gtrless ≷ lessapprox ⪅ gtrapprox ⪆ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
    in ∈ ni ∋ owns ∋ notin ∉ notni ∌ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋
    nsubseteq ⊈ nsupseteq ⊉ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒
    mid ∣ nmid ∤ shortmid ∣ parallel ∥ nparallel ∦ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ Vvdash ⊪
    nvdash ⊬ nvDash ⊭ smile ⌣ frown ⌢ between ≬ pitchfork ⋔ backsim ∽ backsimeq ⋍ triangleq ≜ circeq ≗
    bumpeq ≏ Bumpeq ≎ coloneqq ≔ coloneq ≔ eqqcolon ≕ Coloneqq ⩴ vcentcolon : eqcirc ≖ risingdotseq ≓
    fallingdotseq ≒ therefore ∴ because ∵ trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲
    vartriangleright ⊳ blacktriangleleft ◀ blacktriangleright ▶ thicksim ∼ thickapprox ≈ ncong ≇ nsim ≁
    gets ← to → leftarrow ← rightarrow → uparrow ↑ downarrow ↓ updownarrow ↕ leftrightarrow ↔ lrarr ↔
    Leftarrow ⇐ Rightarrow ⇒ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ Leftrightarrow ⇔ iff ⟺ implies ⟹ impliedby ⟸
    longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹
    Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ hookleftarrow ↩ hookrightarrow ↪ nearrow ↗ searrow ↘ swarrow ↙
    nwarrow ↖ leftharpoonup ↼ leftharpoondown ↽ rightharpoonup ⇀ rightharpoondown ⇁ rightleftharpoons ⇌
    leftrightharpoons ⇋ leadsto ⇝ rightsquigarrow ⇝ leftrightsquigarrow ↭ twoheadrightarrow ↠
    twoheadleftarrow ↞ leftarrowtail ↢ rightarrowtail ↣ leftleftarrows ⇇ rightrightarrows ⇉ upuparrows ⇈
    downdownarrows ⇊ leftrightarrows ⇆ rightleftarrows ⇄ Lleftarrow ⇚ Rrightarrow ⇛ nleftarrow ↚
    nrightarrow ↛ nLeftarrow ⇍ nRightarrow ⇏ nleftrightarrow ↮ nLeftrightarrow ⇎ upharpoonleft ↿
    upharpoonright ↾ downharpoonleft ⇃ downharpoonright ⇂ restriction ↾ curvearrowleft ↶ curvearrowright ↷
    circlearrowleft ↺ circlearrowright ↻ dashleftarrow ⇠ dashrightarrow ⇢ looparrowleft ↫ looparrowright ↬
    Lsh ↰ Rsh ↱ multimap ⊸ rarr → larr ← rArr ⇒ lArr ⇐ harr ↔ hArr ⇔ Rarr ⇒ Larr ⇐ isin ∈
""")

_BIG = _pairs(r"""
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ intop ∫ smallint ∫ bigcap ⋂
    bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
""")

_OPEN = _pairs(r"""
    { { lbrace { langle ⟨ lang ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ( llbracket ⟦ ulcorner ⌜ llcorner ⌞
""")
_CLOSE = _pairs(r"""
    } } rbrace } rangle ⟩ rang ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ) rrbracket ⟧ urcorner ⌝ lrcorner ⌟
""")

_TABLES = {
    Kind.ORD: _ORD, Kind.BIN: _BIN, Kind.REL: _REL, Kind.BIG: _BIG, Kind.OPEN: _OPEN, Kind.CLOSE: _CLOSE,
    Kind.PUNCT: {"colon": ":"},
}  # fmt: skip

SYMBOLS: dict[str, tuple[str, Kind]] = {
    f"\\{name}": (sign, kind) for kind, table in _TABLES.items() for name, sign in table.items()
}
"""Command to its sign."""

_TYPED = {
    Kind.BIN: _pairs("- − − − + + * ∗ ⋅ ⋅ · ⋅"),
    Kind.REL: _pairs("= = < < > > : :"),
    Kind.OPEN: _pairs("( ( [ ["),
    Kind.CLOSE: _pairs(") ) ] ] ! !"),
    Kind.PUNCT: _pairs(", , ; ;"),
    Kind.ORD: _pairs("' ′ ` ‘") | {"~": " "},
}
CHARACTERS: dict[str, tuple[str, Kind]] = {
    sign: (sign, kind) for sign, kind in SYMBOLS.values() if not sign.isascii() and kind is not Kind.ORD
} | {typed: (sign, kind) for kind, table in _TYPED.items() for typed, sign in table.items()}
"""What characters typed as they are mean; those that aren't here are ordinary."""

DELIMITERS = {
    ".": "", "<": "⟨", ">": "⟩", **{sign: sign for sign in "()[]|/"},
    **{
        name: sign
        for name, (sign, kind) in SYMBOLS.items()
        if kind in {Kind.OPEN, Kind.CLOSE} or sign in "|‖\\↑↓↕⇑⇓⇕[]"
    },
    **{sign: sign for sign in "⟨⟩⌊⌋⌈⌉‖⟦⟧"},
}  # fmt: skip
r"""What may stand after `\left`, and how it is drawn."""

SPACES = {
    **dict.fromkeys([",", ":", ";", ">", " ", "\n", "space", "enspace", "enskip", "nobreakspace"], 1),
    **dict.fromkeys(["thinspace", "medspace", "thickspace"], 1),
    **dict.fromkeys(["!", "/", "negthinspace", "negmedspace", "negthickspace"], 0),
    "quad": 2,
    "qquad": 4,
}
"""Commands for space, and its cells."""

_SHOWN_ALONE = """
    displaystyle textstyle scriptstyle scriptscriptstyle nonumber notag limits nolimits displaylimits
    allowbreak nobreak noindent centering hfill hfil relax tiny scriptsize footnotesize small normalsize large
    Large LARGE huge Huge smash mathrlap mathllap mathclap rlap llap clap mathord mathinner strut long
    normalfont rmfamily bfseries break goodbreak begingroup endgroup hline
"""
_WITH_ARGUMENT = """
    label require vspace color textcolor colorbox href class cssId style htmlClass htmlId htmlStyle htmlData
    raisebox vphantom fontsize vskip hskip nocite cite
"""
IGNORED = {
    **dict.fromkeys(_SHOWN_ALONE.split(), 0),
    **dict.fromkeys(_WITH_ARGUMENT.split(), 1),
    **dict.fromkeys(("fcolorbox", "rule"), 2),
}
"""Commands that show nothing, and how many arguments of theirs show nothing either."""

FUNCTIONS = frozenset(
    """arccos arcsin arctan arg cos cosh cot coth csc ctg cth deg dim exp hom ker lg ln log sec sin sinh sh
    tan tanh tg th ch cosec cotg arcctg arctg det gcd inf lim liminf limsup max min Pr sup injlim projlim
    argmax argmin plim lcm rank tr sgn sign erf diag span""".split()  # noqa: SIM905
)
"""Set upright, with space around."""

LIMITS = frozenset(
    "det gcd inf lim liminf limsup max min Pr sup injlim projlim argmax argmin plim".split()  # noqa: SIM905
)
"""Functions whose bounds stand below."""

FUNCTION_WORDS = {
    "liminf": "lim inf", "limsup": "lim sup", "injlim": "inj lim", "projlim": "proj lim", "argmax": "arg max",
    "argmin": "arg min",
}  # fmt: skip


def _marks(table: str) -> dict[str, str]:
    """Names, each with the code point of a combining mark."""
    return {name: chr(int(point, 16)) for name, point in _pairs(table).items()}


ACCENTS = _marks("""
    hat 302 widehat 302 tilde 303 widetilde 303 bar 304 breve 306 dot 307 ddot 308 dddot 20db ddddot 20dc
    mathring 30a acute 301 grave 300 check 30c widecheck 30c vec 20d7 overrightarrow 20d7 overleftarrow 20d6
    overleftrightarrow 20e1 overline 305 underline 332 underbar 332 cancel 338 bcancel 20e5 xcancel 338
    sout 336    Overrightarrow 20d7 underrightarrow 20ef underleftarrow 20ee lvec 20d6
""")
"""Command to the combining mark that is put on each character."""

TEXT_ACCENTS = _marks("""
    H 30b c 327 v 30c u 306 = 304 . 307 ~ 303 " 308 ' 301 ` 300 ^ 302 k 328 d 323 b 331 r 30a
""")
"""The same in running text, where the commands are letters and signs."""

NEGATED = _pairs("""
    = ≠ ∈ ∉ ∋ ∌ ⊂ ⊄ ⊃ ⊅ ⊆ ⊈ ⊇ ⊉ < ≮ > ≯ ≤ ≰ ≥ ≱ ∼ ≁ ≃ ≄ ≅ ≇ ≈ ≉ ≡ ≢ ∣ ∤ ∥ ∦ ∃ ∄ → ↛ ⇒ ⇏ ⊢ ⊬ ⊨ ⊭ ≺ ⊀
""")
"""Signs to the same signs struck out."""
