"""Short and familiar forms of English and Spanish given names; pure. A short list of common ones, kept by hand."""

from collections.abc import Mapping

_FAMILIAR = """
abigail abby gail; albert al bert; alejandro alex; alexander alex sandy xander; alexandra alex lexi sandra;
alfred al fred; alice ally; amanda mandy; andrew andy drew; angela angie; anthony tony; antonio tony; arthur art;
barbara barb babs; benjamin ben benny; bernard bernie; beverly bev; bradley brad; brenda bren; calvin cal;
cameron cam; carolyn carol; catherine cathy cat kate katie; cecilia cece; charles charlie chuck; charlotte lottie;
christina chris tina christy; christine chris chrissy; christopher chris topher; cynthia cindy; daniel dan danny;
david dave davey; deborah deb debbie; dennis denny; dolores lola; dominic dom; donald don donny; dorothy dot dottie;
douglas doug; edward ed eddie ted ned; eleanor ellie nell nora; elizabeth beth betty eliza liz lizzie betsy libby;
emily em emmy; enrique rick; eugene gene; evelyn evie; ezekiel zeke; florence flo; frances fran frankie;
francis frank; francisco paco pancho frank; franklin frank; frederick fred freddie; gabriel gabe; gabriela gaby;
gerald gerry jerry; gregory greg; guadalupe lupe; guillermo memo; harold hal harry; helen nell; henry hank harry;
herbert herb; isabel izzy bella isa; isabella izzy bella; ignacio nacho; jacob jake; jacqueline jackie;
james jim jimmy jamie; janet jan; jason jay; jeffrey jeff; jennifer jen jenny; jeremy jerry; jessica jess jessie;
jesus chuy; joan joanie; john jack johnny; jonathan jon nathan; jose pepe joe; joseph joe joey; josephine jo josie;
joshua josh; judith judy; julia julie; katherine kathy kate katie kat kay; kathleen kathy kath; kenneth ken kenny;
kimberly kim; lawrence larry; leonard leo len lenny; leonardo leo; lillian lily; louis lou; louise lou; lucia lucy;
luis lou; margaret marguerite maggie meg peggy marge greta; maria mary; martha marty; martin marty; matthew matt;
maxwell max; melissa missy mel; michael mike mickey; michelle shelly; mildred millie; miguel mike; mitchell mitch;
nancy nan; natalie nat; nathaniel nate nathan; nicholas nick nicky; nicole nikki; olivia liv; oscar oz; pamela pam;
patricia pat patty tricia trish; patrick pat paddy; peter pete; philip phil; phillip phil; priscilla cilla;
rafael rafa; ralph ralphie; randall randy; raymond ray; rebecca becky becca; ricardo rick ricky; richard rick dick rich;
robert bob bobby rob robbie bert; roberto beto bob; roger rod; ronald ron ronnie; rosa rosie; rosemary rose rosie;
russell russ; samantha sam; samuel sam sammy; sandra sandy; santiago santi; sarah sally; sharon shari; sheila sheil;
stephanie steph; stephen steve stevie; steven steve; susan sue susie; sylvia syl; teresa terry tess; terrence terry;
theodore ted theo; theresa terry tess; thomas tom tommy; timothy tim; valentina val; valerie val; veronica ronnie;
vicente chente; victor vic; victoria vicky tori; vincent vince vinny; virginia ginny; walter walt; wendy wen;
wilhelmina mina; william bill billy will liam; yolanda yoli; zachary zach
"""


def _read(text: str) -> Mapping[str, frozenset[int]]:
    """The groups that each form belongs to."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(text.split(";")):
        for name in group.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


_GROUPS = _read(_FAMILIAR)
_NO_GROUP: frozenset[int] = frozenset()


def are_familiar(one: str, other: str) -> bool:
    """Whether two folded given names are forms of one name."""
    return one != other and bool(_GROUPS.get(one, _NO_GROUP) & _GROUPS.get(other, _NO_GROUP))
